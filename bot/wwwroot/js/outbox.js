import { HttpError, post } from './api.js';
import { dropUnsent, keepUnsent, loadUnsent } from './store.js';

const echoPatience = 15_000;
const sessionPatience = 8_000;
const staleAfter = 12 * 3600 * 1000;
const renewals = 3;
const busyTries = 5;

/**
 * Sends the member's messages one after the other, in order, and keeps each until its echo is on the stream.
 * A pressed button is not repeated on the stream: the server's answer settles it.
 * A message keeps its clientActivityID through every try, so the server stores it once.
 * `changed(item)` reports item.state: `sending`, `queued` (no session yet), `posted`, `waiting` (until item.until) or
 * `failed` (item.refused when the server would refuse it again).
 */
export class Outbox {
  #stream;
  #changed;
  #items = new Map();
  #busy = false;

  constructor(stream, changed) {
    this.#stream = stream;
    this.#changed = changed;
  }

  /**
   * What an earlier visit left unsent. Sent only once the history has shown that it did not arrive after all;
   * words of long ago wait for the member to press the button.
   */
  restore() {
    for (const item of loadUnsent()) this.#set(item, Date.now() - item.at > staleAfter ? 'failed' : 'queued');
  }

  add(item) {
    keepUnsent(item);
    this.#set(item, 'sending');
    this.#pump();
  }

  retry(id) {
    const item = this.#items.get(id);
    if (!item || item.state === 'posted') return;
    item.refused = false;
    item.renewals = 0;
    item.busy = 0;
    this.#set(item, 'sending');
    this.#pump();
  }

  /** The stream is up: what failed for want of a network goes out by itself. */
  retryAll() {
    for (const item of this.#items.values()) {
      const again = item.state === 'failed' && !item.refused && Date.now() - item.at < staleAfter;
      if (again || item.state === 'queued') this.#set(item, 'sending');
    }
    this.#pump();
  }

  /** The echo has come. Gives back false when the message was not sent from here. */
  confirm(id) {
    dropUnsent(id);
    return this.#items.delete(id);
  }

  clear() {
    this.#items.clear();
  }

  /** The page begins with an empty log: what is still on its way must be seen there again. */
  redraw() {
    for (const item of this.#items.values()) this.#changed(item);
  }

  #set(item, state) {
    item.state = state;
    this.#items.set(item.id, item);
    this.#changed(item);
  }

  async #pump() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (;;) {
        const items = [...this.#items.values()];
        const item = items.find(other => other.state === 'sending');
        if (!item || items.some(other => other.state === 'waiting')) return;
        await this.#send(item);
      }
    } finally {
      this.#busy = false;
    }
  }

  async #send(item) {
    const session = this.#stream.session;
    if (session === null) {
      this.#queue(item);
      return;
    }
    try {
      await post(session, activityOf(item));
      if (!this.#items.has(item.id)) return;
      this.#set(item, 'posted');
      if (item.postBack) {
        this.confirm(item.id);
        return;
      }
      setTimeout(() => this.#items.has(item.id) && this.#stream.reconnect(), echoPatience);
    } catch (error) {
      if (this.#items.has(item.id)) this.#failed(item, error, session);
    }
  }

  /** Waits for the stream, whose settling sends it; the member hears of it when that takes long. */
  #queue(item) {
    this.#set(item, 'queued');
    setTimeout(() => item.state === 'queued' && this.#items.has(item.id) && this.#set(item, 'failed'), sessionPatience);
  }

  #wait(item, wait) {
    item.until = Date.now() + wait;
    this.#set(item, 'waiting');
    setTimeout(() => {
      if (item.state !== 'waiting' || !this.#items.has(item.id)) return;
      this.#set(item, 'sending');
      this.#pump();
    }, wait);
  }

  #failed(item, error, session) {
    if (!(error instanceof HttpError)) {
      this.#set(item, 'failed');
    } else if (error.gone) {
      item.renewals = (item.renewals ?? 0) + 1;
      item.refused = item.renewals > renewals;
      if (item.refused) this.#set(item, 'failed');
      else this.#queue(item);
      if (!item.refused && this.#stream.session === session) this.#stream.renew();
    } else if (error.status === 429) {
      this.#wait(item, error.wait || 10_000);
    } else if (error.status === 503 && (item.busy ?? 0) < busyTries) {
      // The server could not say in time whether it has the words; asking again with the same id stores them once.
      item.busy = (item.busy ?? 0) + 1;
      this.#wait(item, error.wait || 2_000);
    } else {
      item.refused = error.status < 500;
      this.#set(item, 'failed');
    }
  }
}

function activityOf(item) {
  const activity = {
    type: 'message',
    from: { id: 'me' },
    text: item.text,
    locale: 'vi-VN',
    channelData: { clientActivityID: item.id },
  };
  if (item.postBack) {
    activity.value = item.value;
    activity.channelData.postBack = true;
  }
  if (item.replyToId) activity.replyToId = item.replyToId;
  return activity;
}
