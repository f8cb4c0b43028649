import { HttpError, activities, openSession, refresh, resume } from './api.js';

const beatEvery = 20_000;
const sleptAfter = 90_000;
const pollEvery = 2_000;
const pollHidden = 10_000;
const pollsBeforeSocket = 90;
const socketTries = 3;
const quiet = 700;

/**
 * The conversation as Direct Line 3.0 delivers it: a WebSocket, or polling where sockets do not get through.
 * It never gives up; every loss ends in another try that goes on from the last watermark.
 * Handlers: `activities(list)`, `status('connecting' | 'online' | 'lost', wait)`, `conversation(session, changed)`,
 * `settled()` once what the server had in store has arrived.
 */
export class Stream {
  #handlers;
  #session = null;
  #conversationId = null;
  #streamUrl = null;
  #watermark = '';
  #failures = 0;
  #socketFailures = 0;
  #refreshTimer = 0;
  #settleTimer = 0;
  #hiddenSince = 0;
  #hurry = false;
  #wake = () => {};
  #cut = () => {};

  constructor(handlers) {
    this.#handlers = handlers;
  }

  /** The session to send with, or null while there is none. */
  get session() {
    return this.#session;
  }

  start() {
    addEventListener('online', () => this.reconnect());
    addEventListener('offline', () => this.#cut());
    addEventListener('pageshow', event => event.persisted && this.reconnect());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#hiddenSince = Date.now();
      else if (Date.now() - this.#hiddenSince > 60_000) this.reconnect();
      else this.#wake();
    });
    this.#run();
  }

  /** Drops the line, however alive it looks, and takes it up again at once. */
  reconnect() {
    this.#failures = 0;
    this.#hurry = true;
    this.#cut();
    this.#wake();
  }

  /** The token is no longer good, or the member erased the conversation. */
  renew() {
    this.#session = null;
    this.reconnect();
  }

  async #run() {
    for (;;) {
      let wait = 0;
      try {
        await this.#connect();
        if (this.#socketsWork()) await this.#listen();
        else await this.#poll();
      } catch (error) {
        this.#failures++;
        if (error instanceof HttpError) {
          if (error.gone) this.#session = null;
          wait = error.wait;
        }
      }
      clearTimeout(this.#settleTimer);
      if (this.#hurry) {
        this.#hurry = false;
        continue;
      }
      this.#handlers.status('lost', wait);
      await this.#pause(Math.max(wait, this.#backoff()));
      this.#hurry = false;
    }
  }

  // Jitter keeps a thousand phones from coming back in the same second after a restart of the server.
  #backoff() {
    const most = Math.min(30_000, 1_000 * 2 ** this.#failures);
    return 300 + Math.random() * most;
  }

  #pause(milliseconds) {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #connect() {
    if (this.#session === null) {
      const session = await openSession();
      const changed = session.conversationId !== this.#conversationId;
      if (changed) this.#watermark = '';
      this.#conversationId = session.conversationId;
      this.#adopt(session, session);
      this.#handlers.conversation(session, changed);
    } else {
      this.#adopt(this.#session, await resume(this.#session, this.#watermark));
    }
  }

  #adopt(session, fresh) {
    this.#session = { ...session, token: fresh.token ?? session.token };
    this.#streamUrl = fresh.streamUrl ?? null;
    const life = (fresh.expiresIn ?? fresh.expires_in ?? 1800) * 1000;
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => this.#refresh(life), Math.min(20 * 60_000, life * 2 / 3));
  }

  async #refresh(life) {
    const session = this.#session;
    if (session === null) return;
    try {
      const fresh = await refresh(session);
      if (this.#session === session) this.#adopt(session, { streamUrl: this.#streamUrl, expiresIn: life / 1000, ...fresh });
    } catch (error) {
      if (error instanceof HttpError && error.gone) this.renew();
      else this.#refreshTimer = setTimeout(() => this.#refresh(life), 60_000);
    }
  }

  #socketsWork() {
    return 'WebSocket' in window && this.#streamUrl !== null && this.#socketFailures < socketTries;
  }

  /** Resolves when the socket has ended. */
  #listen() {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(ownHost(this.#streamUrl));
      let useful = false;
      let beat = Date.now();

      const end = () => {
        clearInterval(timer);
        clearTimeout(opening);
        socket.onopen = socket.onmessage = socket.onclose = null;
        this.#cut = () => {};
        socket.close();
        if (useful) {
          resolve();
        } else {
          this.#socketFailures++;
          reject(new Error('The socket did not get through.'));
        }
      };
      const works = () => {
        useful = true;
        this.#failures = this.#socketFailures = 0;
      };
      // A gap between two beats means that the computer slept; the socket then often looks open but is dead.
      const timer = setInterval(() => {
        const gap = Date.now() - beat;
        beat = Date.now();
        if (gap > sleptAfter) end();
        else if (socket.readyState === WebSocket.OPEN) {
          socket.send('');
          works();
        }
      }, beatEvery);
      const opening = setTimeout(() => socket.readyState === WebSocket.CONNECTING && end(), 10_000);

      socket.onopen = () => {
        this.#handlers.status('online', 0);
        this.#settleSoon();
      };
      socket.onmessage = event => {
        works();
        if (typeof event.data === 'string' && event.data) this.#take(parse(event.data));
      };
      socket.onclose = end;
      this.#cut = () => {
        useful ||= socket.readyState === WebSocket.OPEN;
        end();
      };
    });
  }

  /** Returns when the socket deserves another try; throws when a request fails. */
  async #poll() {
    let stopped = false;
    this.#cut = () => {
      stopped = true;
    };
    for (let count = 0; !stopped; count++) {
      const set = await activities(this.#session, this.#watermark);
      if (stopped) break;
      this.#failures = 0;
      this.#handlers.status('online', 0);
      this.#take(set);
      if (set.activities?.length) continue;
      if (count === 0) this.#settleSoon();
      if (count >= pollsBeforeSocket && 'WebSocket' in window) {
        this.#socketFailures = socketTries - 1;
        this.#hurry = true;
        break;
      }
      await this.#pause(document.hidden ? pollHidden : pollEvery);
    }
    this.#cut = () => {};
  }

  #take(set) {
    if (!set) return;
    if (set.watermark !== undefined && set.watermark !== null && set.watermark !== '') this.#watermark = String(set.watermark);
    if (!Array.isArray(set.activities) || set.activities.length === 0) return;
    this.#handlers.activities(set.activities);
    this.#settleSoon();
  }

  #settleSoon() {
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => this.#handlers.settled(), quiet);
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// The stream is always on the page's own host. A proxy that ends TLS may make the server name another scheme or host.
function ownHost(address) {
  const url = new URL(address, location.href);
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${url.pathname}${url.search}`;
}
