const patience = 20_000;

/** The server answered, but not with success. `wait` is what Retry-After asks for, in milliseconds, or 0. */
export class HttpError extends Error {
  constructor(status, wait) {
    super(`HTTP ${status}`);
    this.status = status;
    this.wait = wait;
  }

  /** The token or the conversation is no longer good: a new session is needed. */
  get gone() {
    return this.status === 401 || this.status === 403 || this.status === 404;
  }
}

async function call(method, url, { token, body, page = false } = {}) {
  const headers = { Accept: 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  // A page of another origin cannot set this header without the server's leave, which stops forged requests.
  if (page) headers['X-Requested-With'] = 'congdoan-chat';
  if (body) headers['Content-Type'] = 'application/json';

  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const response = await fetch(url, {
      method, headers, cache: 'no-store', signal: abort.signal, body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new HttpError(response.status, retryAfter(response));
    const text = await response.text();
    return text ? JSON.parse(text) : {};
  } finally {
    clearTimeout(timer);
  }
}

function retryAfter(response) {
  const value = response.headers.get('Retry-After');
  if (!value) return 0;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Math.min(Math.max(wait || 0, 0), 10 * 60_000);
}

const conversation = session => `${session.directLine}/conversations/${encodeURIComponent(session.conversationId)}`;
const after = watermark => `watermark=${encodeURIComponent(watermark)}`;

export const openSession = () => call('POST', '/chat/session', { page: true });
export const eraseSession = () => call('DELETE', '/chat/session', { page: true });
export const resume = (session, watermark) => call('GET', `${conversation(session)}?${after(watermark)}`, session);
export const activities = (session, watermark) => call('GET', `${conversation(session)}/activities?${after(watermark)}`, session);
export const refresh = session => call('POST', `${session.directLine}/tokens/refresh`, session);
export const post = (session, activity) => call('POST', `${conversation(session)}/activities`, { token: session.token, body: activity });

/** A random id. `crypto.randomUUID` exists only on https and localhost; a union may try the chat on plain http first. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
