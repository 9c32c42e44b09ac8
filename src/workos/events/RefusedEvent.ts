/** An event that is malformed or dated in the future, and why it is refused. */
export class RefusedEvent extends Error {
  override readonly name = "RefusedEvent";
}
