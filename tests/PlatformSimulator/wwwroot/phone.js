// What all phones do: ask the simulator twice a second, draw what changed, keep the reader's place, say when nothing answers.
export const find = (id) => document.getElementById(id);

export function element(name, className, ...children) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
}

export function button(title, press) {
    const made = element('button', '', title);
    made.type = 'button';
    made.addEventListener('click', press);
    return made;
}

export function bubble(className, text, ...below) {
    return element('li', className, ...(text ? [element('p', '', text)] : []), ...below);
}

/// A phone: `path()` is its part of the simulator, `draw(answer)` gives the items of its list, `state(answer)` the line below.
export function phone({ list, status, empty, path, query = () => '', draw, state }) {
    let drawn = '';
    let place = '';

    async function look() {
        let answer;
        try {
            answer = await (await fetch(`${path()}/messages${query()}`)).json();
        } catch {
            find(status).textContent = 'Bộ mô phỏng không trả lời. Hãy chạy lại nó rồi tải lại trang.';
            return;
        }
        const talk = find(list);
        const now = JSON.stringify(answer);
        const here = path() + query();
        // Whoever reads further up is not pulled down. Measured before the line below changes what fits.
        const isAtEnd = here !== place || talk.scrollHeight - talk.scrollTop - talk.clientHeight < 40;
        find(status).textContent = state(answer);
        if (now !== drawn || here !== place) {
            [drawn, place] = [now, here];
            const items = draw(answer);
            talk.replaceChildren(...(items.length > 0 ? items : [element('li', 'empty', empty(answer))]));
        }
        if (isAtEnd) {
            talk.scrollTop = talk.scrollHeight;
        }
    }

    async function post(what, body) {
        try {
            await fetch(`${path()}/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) });
        } catch {
            // The next look says so.
        }
        find(list).scrollTop = find(list).scrollHeight;
        await look();
    }

    setInterval(look, 500);
    look();
    return { post, look };
}

/// Sends what stands in the form's field, unless nothing does.
export function onSay(form, field, say) {
    find(form).addEventListener('submit', (event) => {
        event.preventDefault();
        const text = find(field).value.trim();
        if (text) {
            find(field).value = '';
            say(text);
        }
        find(field).focus();
    });
}

export const trouble = (who, isSubscribed, waiting) => !isSubscribed
    ? `${who} đã ngừng gửi sự kiện vì bot không nhận. Sửa xong thì bật lại webhook.`
    : waiting > 0 ? 'Đang gửi tới bot…' : '';
