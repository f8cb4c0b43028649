/** The menu of the header. `erase()` runs once the member has confirmed. */
export function startMenu(erase) {
  const menu = document.getElementById('menu');
  const button = document.getElementById('menu-button');
  const list = document.getElementById('menu-list');
  const dialog = document.getElementById('erase-dialog');
  const items = [...list.querySelectorAll('button, a')];

  const show = open => {
    list.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => {
    show(list.hidden);
    if (!list.hidden) items[0].focus();
  });
  menu.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && !list.hidden) {
      show(false);
      button.focus();
    } else if (step && !list.hidden) {
      event.preventDefault();
      const place = items.indexOf(document.activeElement);
      items[(place + step + items.length) % items.length].focus();
    }
  });
  menu.addEventListener('focusout', event => event.relatedTarget && !menu.contains(event.relatedTarget) && show(false));
  document.addEventListener('pointerdown', event => !menu.contains(event.target) && show(false));

  document.getElementById('erase').addEventListener('click', () => {
    show(false);
    if (dialog.showModal) {
      dialog.returnValue = 'keep';
      dialog.showModal();
    } else if (confirm(`${dialog.querySelector('h2').textContent}\n\n${dialog.querySelector('p').textContent}`)) {
      erase();
    }
  });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'erase') erase();
    else button.focus();
  });
}
