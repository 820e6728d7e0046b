// Shows new mails without a reload; where scripts are off the page asks for itself again.
"use strict";

const PAUSE_MS = 2000;
const list = document.getElementById("mails");

function local(root) {
  for (const time of root.querySelectorAll("time")) {
    time.textContent = new Date(time.dateTime).toLocaleString();
  }
}

async function refresh() {
  if (!document.hidden) {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("mails");
        local(fresh);
        show(fresh);
      }
    } catch {
      // The inbox is being restarted: the next round tells.
    }
  }
  setTimeout(refresh, PAUSE_MS);
}

// Keeps the focus of somebody who walks the list with the keyboard.
function show(fresh) {
  if (fresh.innerHTML === list.innerHTML) {
    return;
  }
  const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  list.innerHTML = fresh.innerHTML;
  if (focused) {
    list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

local(document);
if (list.dataset.refresh === "yes") {
  setTimeout(refresh, PAUSE_MS);
}
