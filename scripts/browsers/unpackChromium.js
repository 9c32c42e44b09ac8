// Run as a process of its own by chromiumFromNpm.js: unpacks into this process's temporary folder.
import chromium from "@sparticuz/chromium";

await chromium.executablePath();
