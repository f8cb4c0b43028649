/** As much of XMLHttpRequest as Microsoft's client uses, over fetch. */
export class FetchingXhr {
  readyState = 0;
  status = 0;
  response = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  upload = {};
  #headers = {};
  #answer = new Headers();
  #abort = new AbortController();

  open(method, url) {
    Object.assign(this, { method, url, readyState: 1 });
  }

  setRequestHeader(name, value) {
    this.#headers[name] = value;
  }

  getResponseHeader(name) {
    return this.#answer.get(name);
  }

  getAllResponseHeaders() {
    return [...this.#answer].map(([name, value]) => `${name}: ${value}`).join('\r\n');
  }

  abort() {
    this.#abort.abort();
  }

  async send(body) {
    try {
      const answer = await fetch(this.url, { method: this.method, headers: this.#headers, body: body ?? undefined, signal: this.#abort.signal });
      this.#answer = answer.headers;
      this.status = answer.status;
      if (this.responseType === 'arraybuffer') {
        this.response = await answer.arrayBuffer();
      } else {
        this.responseText = await answer.text();
        this.response = this.responseType === 'json' ? JSON.parse(this.responseText || 'null') : this.responseText;
      }
      this.readyState = 4;
      this.onreadystatechange?.call(this, {});
      this.onload?.call(this, {});
    } catch (error) {
      if (error.name !== 'AbortError') this.onerror?.call(this, error);
    }
  }
}
