/** An event that cannot be believed or understood, and why. */
export class RefusedEvent extends Error {
  override readonly name = "RefusedEvent";
}
