// The Chromium inside the dev dependency @sparticuz/chromium: unpacked once, then found.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../../node_modules/.cache", import.meta.url));
const manifest = new URL("../../package.json", import.meta.url);
const { devDependencies } = JSON.parse(readFileSync(manifest, "utf8"));
// By version: an update unpacks its own.
const folder = join(cache, `chromium-${devDependencies["@sparticuz/chromium"]}`);

/** @returns {{ executablePath: string, env: Record<string, string> }} */
export function chromiumFromNpm() {
  if (!existsSync(folder)) unpack();
  const libraries = [join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH];
  return {
    executablePath: join(folder, "chromium"),
    env: {
      .../** @type {Record<string, string>} */ (process.env),
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(delimiter),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

/**
 * The package unpacks into the temporary folder of its process, and brings the shared libraries that
 * a bare machine lacks only where it believes to run on AWS Lambda. A process of its own is told
 * both. What it leaves is moved into place whole, so that nobody finds a half of it.
 */
function unpack() {
  mkdirSync(cache, { recursive: true });
  const unpacked = mkdtempSync(`${folder}-`);
  const script = fileURLToPath(new URL("unpackChromium.js", import.meta.url));
  execFileSync(process.execPath, [script], {
    env: { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  });
  writeFileSync(join(unpacked, "fonts.conf"), fontsConfiguration);
  try {
    renameSync(unpacked, folder);
  } catch (error) {
    // Another process was first: its copy is as good.
    rmSync(unpacked, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The machine's fonts where it has any, and the ones in the package. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, "fonts")}</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
