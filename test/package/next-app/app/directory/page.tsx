import { connection } from "next/server";
import { Suspense } from "react";
import { Providers } from "../Providers";
import { Directory } from "./Directory";

export default function Page() {
  return (
    <Suspense>
      <SignedIn />
    </Suspense>
  );
}

async function SignedIn() {
  await connection();
  return (
    <Providers token={process.env.TOKEN!}>
      <Directory />
    </Providers>
  );
}
