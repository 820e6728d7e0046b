// Everything here only makes pages quicker to use; each of them works without it.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('scripted');

  // The link's token leaves the address bar and the history before anything else happens.
  const match = /^#token=([A-Za-z0-9_-]+)$/.exec(location.hash);
  const token = match ? match[1] : '';
  if (location.hash.startsWith('#token=')) {
    history.replaceState(null, '', location.pathname + location.search);
    if (token) root.classList.add('linked');
  }

  const each = (selector, action) => document.querySelectorAll(selector).forEach(action);
  const withText = (text, value) => text.replace('{0}', value);

  // The typed address stays in this tab, so that it need not be typed again on the next page.
  const store = (() => { try { return window.sessionStorage; } catch (refused) { return null; } })();
  const recall = () => { try { return JSON.parse(store.getItem('latchkey.asked')) || {}; } catch (absent) { return {}; } };
  const remember = (asked) => { try { store.setItem('latchkey.asked', JSON.stringify(asked)); } catch (full) { /* typed again, then */ } };

  function useToken(form) {
    const field = form.elements.token;
    if (token && field) field.value = token;
    each('.languages a', (link) => link.addEventListener('click', () => { if (field && field.value) link.hash = 'token=' + field.value; }));
  }

  function showAndHide(button) {
    const field = document.getElementById(button.getAttribute('aria-controls'));
    const set = (shown) => { field.type = shown ? 'text' : 'password'; button.setAttribute('aria-pressed', String(shown)); };
    button.addEventListener('click', () => { set(field.type === 'password'); field.focus(); });
    field.form.addEventListener('submit', () => set(false));
  }

  function countCharacters(counter) {
    const field = document.getElementById(counter.dataset.counts);
    const show = () => {
      const length = Array.from(field.value).length;
      counter.textContent = length ? withText(counter.dataset.text, length) : '';
    };
    field.addEventListener('input', show);
    show();
  }

  // The same count as the server's: code points of the composed form.
  function measure(meter) {
    const field = document.getElementById(meter.dataset.measures);
    const least = Number(meter.dataset.least);
    const most = Number(meter.dataset.most);
    const say = () => {
      const length = Array.from(field.value.normalize('NFC')).length;
      const [state, text, number] = length < least ? ['short', meter.dataset.short, least - length]
        : length > most ? ['long', meter.dataset.long, length - most] : ['good', meter.dataset.good, length];
      meter.dataset.state = length ? state : '';
      meter.style.setProperty('--part', Math.min(1, length / least));
      meter.textContent = length ? withText(text, number) : '';
    };
    field.addEventListener('input', say);
    say();
  }

  // Proof of work (ALTCHA): which number, after the salt, has this hash? Found here, by this browser alone.
  async function solve(address) {
    const asked = await (await fetch(address, { headers: { Accept: 'application/json' } })).json();
    const text = new TextEncoder();
    const hash = async (number) => {
      const bytes = new Uint8Array(await crypto.subtle.digest(asked.algorithm, text.encode(asked.salt + number)));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    };
    const batch = 500;
    for (let first = 0; first <= asked.maxnumber; first += batch) {
      const hashes = await Promise.all(Array.from({ length: batch }, (none, at) => hash(first + at)));
      const found = hashes.indexOf(asked.challenge);
      if (found >= 0) {
        const { algorithm, challenge, salt, signature } = asked;
        return btoa(JSON.stringify({ algorithm, challenge, number: first + found, salt, signature }));
      }
    }
    throw new Error('no solution');
  }

  function prove(form) {
    const fill = (proof) => { form.elements.proof.value = proof; };
    const begin = () => ({ at: Date.now(), proof: solve(form.dataset.proof).catch(() => '').then(fill) });
    let work = begin();
    let done = false;
    form.addEventListener('submit', async (event) => {
      if (done) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = form.querySelector('button[type=submit]');
      const label = button.textContent;
      button.setAttribute('aria-disabled', 'true');
      button.textContent = form.dataset.proofText;
      if (Date.now() - work.at > 480000) work = begin();
      await work.proof;
      button.removeAttribute('aria-disabled');
      button.textContent = label;
      done = true;
      // A form ignores being sent again while it still tells that it is being sent.
      setTimeout(() => form.requestSubmit());
    });
    window.addEventListener('pageshow', (event) => { if (event.persisted) { done = false; work = begin(); } });
  }

  function copyFrom(button) {
    const said = document.getElementById(button.dataset.says);
    if (!navigator.clipboard) { button.hidden = true; return; }
    button.addEventListener('click', async () => {
      const lines = Array.from(document.querySelectorAll('#' + button.dataset.copies + ' code'), (code) => code.textContent);
      await navigator.clipboard.writeText(lines.join('\n'));
      said.textContent = said.dataset.text;
      said.classList.remove('unseen');
    });
  }

  function carryAddress(form) {
    const field = form.elements.email;
    const asked = recall();
    if (!field.value && asked.email) field.value = asked.email;
    form.addEventListener('submit', () => remember({ email: field.value, at: Date.now() }));
  }

  function waitBeforeSendingAgain(button) {
    const label = button.textContent;
    const until = Math.min(recall().at || Date.now(), Date.now()) + Number(button.dataset.wait) * 1000;
    const said = document.getElementById(button.dataset.says);
    const tick = () => {
      const left = Math.ceil((until - Date.now()) / 1000);
      button.disabled = left > 0;
      button.textContent = left > 0 ? withText(button.dataset.waitText, left) : label;
      if (left > 0) setTimeout(tick, 250);
      else if (said.dataset.text) said.textContent = said.dataset.text;
    };
    tick();
  }

  function sendOnce(form) {
    let sent = false;
    form.addEventListener('submit', (event) => { if (sent) event.preventDefault(); sent = true; });
    window.addEventListener('pageshow', () => { sent = false; });
  }

  function localTime(time) {
    const at = new Date(time.dateTime);
    time.textContent = new Intl.DateTimeFormat(root.lang, { dateStyle: 'long', timeStyle: 'short' }).format(at);
  }

  // Asks for the page once more and puts what is new into the region; only what changed is read out.
  async function refresh(region) {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'error' });
      const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(region.id);
      if (!fresh || region.dataset.seen === fresh.innerHTML || region.contains(document.activeElement)) return;
      const known = new Set(Array.from(region.querySelectorAll('.where'), (where) => where.textContent));
      const news = Array.from(fresh.querySelectorAll('.where'), (where) => where.textContent).find((text) => !known.has(text));
      region.dataset.seen = fresh.innerHTML;
      region.dataset.pending = fresh.dataset.pending;
      region.replaceChildren(...fresh.childNodes);
      region.querySelectorAll('time[data-local]').forEach(localTime);
      if (news) document.getElementById(region.dataset.says).textContent = news;
    } catch (away) { /* the next look may find more */ }
  }

  // The journey of mails changes as events come, while somebody looks. Where none can be had, it is looked at again while
  // something is under way, and for a minute in any case.
  function keepCurrent(region) {
    const begun = Date.now();
    let source = null;
    let asked = false;
    const soon = () => {
      if (asked) return;
      asked = true;
      setTimeout(async () => { asked = false; await refresh(region); }, 50);
    };
    const again = async () => {
      const age = Date.now() - begun;
      if (source || age > 600000 || (age > 60000 && region.dataset.pending !== 'yes')) return;
      if (!document.hidden) await refresh(region);
      setTimeout(again, 2000);
    };
    const listen = () => {
      source = new EventSource(region.dataset.events);
      source.addEventListener('email', soon);
      source.addEventListener('error', () => {
        if (source && source.readyState === EventSource.CLOSED) { source = null; setTimeout(again, 2000); }
      });
    };
    const stop = () => { if (source) source.close(); source = null; };
    // A browser has few connections to one site: a tab that nobody sees gives its own back.
    document.addEventListener('visibilitychange', () => (document.hidden ? stop() : listen()));
    window.addEventListener('pagehide', stop);
    window.addEventListener('pageshow', (event) => { if (event.persisted) listen(); });
    region.dataset.seen = region.innerHTML;
    if (!document.hidden) listen();
  }

  // Says at once that an address is taken; the form says so, too.
  function tellTaken(field) {
    const said = document.getElementById(field.dataset.taken);
    field.addEventListener('change', async () => {
      const typed = field.value.trim().toLowerCase();
      let taken = false;
      try {
        const answer = await fetch('/api/v1/accounts?limit=1&q=' + encodeURIComponent(typed));
        taken = answer.ok && typed.includes('@') && (await answer.json()).accounts.some((one) => one.email === typed);
      } catch (away) { /* the form will say it */ }
      said.textContent = taken ? said.dataset.text : '';
      said.className = taken ? 'problem' : 'unseen';
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    each('[data-live]', keepCurrent);
    each('input[data-taken]', tellTaken);
    each('form[data-token]', useToken);
    each('button[data-shows]', showAndHide);
    each('[data-counts]', countCharacters);
    each('form[data-address]', carryAddress);
    each('button[data-wait]', waitBeforeSendingAgain);
    each('a[data-takes-address]', (link) => link.addEventListener('click', () => {
      const field = document.getElementById('email');
      if (field && field.value) remember({ email: field.value });
    }));
    each('[data-measures]', measure);
    each('form[data-proof]', prove);
    each('button[data-copies]', copyFrom);
    each('button[data-prints]', (button) => button.addEventListener('click', () => window.print()));
    each('form', sendOnce);
    each('form[data-at-once]', (form) => form.requestSubmit());
    each('time[data-local]', localTime);
  });
})();
