// Everything here only makes pages quicker to use; each of them works without it.
(() => {
  'use strict';
  const root = document.documentElement;
  const each = (selector, action, within) => (within || document).querySelectorAll(selector).forEach(action);

  function localTime(time) {
    time.textContent = new Intl.DateTimeFormat(root.lang, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(time.dateTime));
  }

  // A region is looked at again every few seconds while somebody can see it and is not using it.
  function keepCurrent(region) {
    let seen = region.innerHTML;
    const again = async () => {
      if (!document.hidden && !region.contains(document.activeElement) && !region.querySelector('details[open]')) {
        try {
          const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'error' });
          const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(region.id);
          if (fresh && fresh.innerHTML !== seen) {
            seen = fresh.innerHTML;
            region.replaceChildren(...fresh.childNodes);
            each('time[data-local]', localTime, region);
          }
        } catch (away) { /* the next look may find more */ }
      }
      setTimeout(again, 5000);
    };
    setTimeout(again, 5000);
  }

  function sendOnce(form) {
    let sent = false;
    form.addEventListener('submit', (event) => { if (sent) event.preventDefault(); sent = true; });
    window.addEventListener('pageshow', () => { sent = false; });
  }

  document.addEventListener('DOMContentLoaded', () => {
    each('[data-live]', keepCurrent);
    each('form', sendOnce);
    each('time[data-local]', localTime);
  });
})();
