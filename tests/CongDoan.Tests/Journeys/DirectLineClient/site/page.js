// Before a client is loaded: lines that a test can cut, and a quarter of an hour that does not last.
(() => {
  const Socket = window.WebSocket;
  const sockets = new Set();
  window.WebSocket = class extends Socket {
    constructor(...rest) {
      super(...rest);
      sockets.add(this);
      this.addEventListener('close', () => sockets.delete(this));
    }
  };
  window.cutLines = () => {
    const count = sockets.size;
    for (const socket of sockets) socket.close();
    return count;
  };

  // The clients refresh their token every fifteen minutes, whatever the server says; only that wait is cut short.
  const wait = window.setInterval;
  const quarterHour = 15 * 60 * 1000;
  window.setInterval = (action, delay, ...rest) => wait(action, delay === quarterHour ? 2000 : delay, ...rest);

  window.siteToken = async user => (await fetch(`/token?user=${encodeURIComponent(user)}`, { method: 'POST' })).json();
})();
