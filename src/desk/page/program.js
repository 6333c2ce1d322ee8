// The program behind the page, asked over the loopback address.

// What it answers; nothing where it refuses.
export async function ask(request) {
  // What is asked while the page is closed arrives all the same.
  const keepalive = document.visibilityState === "hidden" && request.ask === "edit";
  const response = await fetch("ask", { method: "POST", body: JSON.stringify(request), keepalive });
  return response.ok ? response.json() : undefined;
}

// Tells of each change of what there is to show, by its version, and whether the program is there.
export function watch({ changed, lost, found }) {
  const events = new EventSource("events");
  events.addEventListener("message", ({ data }) => changed(data.split(".").map(Number)));
  events.addEventListener("error", () => lost(events.readyState === EventSource.CLOSED));
  events.addEventListener("open", found);
  return () => events.close();
}
