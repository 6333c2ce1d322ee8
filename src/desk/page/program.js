// The program behind the page, asked over the loopback address.

// What it answers; nothing where it refuses.
export async function ask(request) {
  // What is asked while the page is closed arrives all the same.
  const keepalive = document.visibilityState === "hidden" && request.ask === "edit";
  const response = await fetch("ask", { method: "POST", body: JSON.stringify(request), keepalive });
  return response.ok ? response.json() : undefined;
}

// Tells of each change of what there is to show, by its version, and whether the program is there.
//
// A browser holds few connections to one place: of all pages of a desk one listens, and tells the others;
// when it is closed, another one does.
export function watch(told) {
  // What was there before anybody listened.
  told.changed([Infinity, 0]);
  let isOver = false;
  let end = () => {};
  const listen = (tell) =>
    new Promise((ended) => {
      if (isOver) return ended();
      const events = new EventSource("events");
      events.addEventListener("message", ({ data }) => tell("changed", data.split(".").map(Number)));
      events.addEventListener("error", () => tell("lost", events.readyState === EventSource.CLOSED));
      events.addEventListener("open", () => tell("found"));
      end = () => {
        events.close();
        ended();
      };
    });
  const own = (what, value) => told[what](value);
  if (navigator.locks === undefined) {
    listen(own);
  } else {
    const name = `desk ${location.pathname}`;
    const pages = new BroadcastChannel(name);
    pages.addEventListener("message", ({ data: [what, value] }) => own(what, value));
    navigator.locks.request(name, () =>
      listen((what, value) => {
        own(what, value);
        pages.postMessage([what, value]);
      }),
    );
  }
  return () => {
    isOver = true;
    end();
  };
}
