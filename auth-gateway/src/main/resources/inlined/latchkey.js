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

  document.addEventListener('DOMContentLoaded', () => {
    each('form[data-token]', useToken);
    each('button[data-shows]', showAndHide);
    each('[data-counts]', countCharacters);
    each('form[data-address]', carryAddress);
    each('button[data-wait]', waitBeforeSendingAgain);
    each('a[data-takes-address]', (link) => link.addEventListener('click', () => {
      const field = document.getElementById('email');
      if (field && field.value) remember({ email: field.value });
    }));
    each('form', sendOnce);
    each('time[data-local]', localTime);
  });
})();
