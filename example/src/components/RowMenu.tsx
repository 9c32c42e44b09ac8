import { useId } from "react";

/** A menu of the browser's own: it opens above everything, and closes on Escape and outside. */
export function RowMenu({ name }: { name: string }) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="member-menu"
        popoverTarget={id}
        aria-label={`More about ${name}`}
      >
        ⋯
      </button>
      <div id={id} popover="auto" className="menu">
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          onClick={() => void navigator.clipboard.writeText(name)}
        >
          Copy name
        </button>
      </div>
    </>
  );
}
