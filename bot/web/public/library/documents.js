// The list: search, filters, pages, and what is chosen to be removed.
import { get } from './api.js';
import { byId, make, number } from './dom.js';

const SEARCH_MS = 200;

export class Documents {
  constructor({ onRemove, onProblem }) {
    this.onRemove = onRemove;
    this.onProblem = onProblem;
    this.page = 1;
    this.asked = 0;
    this.mayEdit = false;
    this.chosen = new Map();
    byId('filters').addEventListener('submit', (event) => event.preventDefault());
    byId('q').addEventListener('input', () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.show(1), SEARCH_MS);
    });
    for (const id of ['place', 'kind']) byId(id).addEventListener('change', () => this.show(1));
    byId('remove-chosen').addEventListener('click', () => this.onRemove([...this.chosen.values()]));
  }

  offer({ places, kinds }) {
    fill(byId('place'), 'Tất cả nguồn', places);
    fill(byId('kind'), 'Tất cả loại', kinds);
  }

  async show(page = this.page) {
    const asked = ++this.asked;
    const query = { q: byId('q').value, place: byId('place').value, kind: byId('kind').value, page };
    try {
      const found = await get('/documents', query);
      if (asked === this.asked) this.draw(found, Boolean(query.q || query.place || query.kind));
    } catch (error) {
      this.onProblem(error);
    }
  }

  draw({ total, page, pages, documents }, isFiltered) {
    this.page = page;
    this.chosen.clear();
    this.drawChosen();
    byId('count').textContent = total ? `${number(total)} tài liệu` : '';
    byId('documents').replaceChildren(
      ...(total ? documents.map((one) => this.item(one)) : [nothing(isFiltered, this.mayEdit)])
    );
    byId('pages').replaceChildren(...(pages > 1 ? this.turners(page, pages) : []));
  }

  item(one) {
    const isNamed = one.title.includes(one.number);
    const facts = [isNamed ? '' : one.number, one.issuer, one.date, one.province].filter(Boolean);
    const title = make('a', { className: 'title', href: `/cchc/documents/${encodeURIComponent(one.id)}` }, one.title);
    return make(
      'li',
      { className: 'document' },
      this.mayEdit ? this.chooser(one) : null,
      make(
        'div',
        { className: 'what' },
        make('p', {}, make('span', { className: `kind ${one.voice}` }, one.kind), title),
        facts.length ? make('p', { className: 'facts' }, facts.join(' · ')) : null,
        one.status ? make('p', { className: 'status' }, one.status) : null,
        make('p', { className: 'facts where' }, `${one.place} › ${one.file} · ${number(one.passages)} đoạn`)
      ),
      make(
        'div',
        { className: 'actions' },
        make('a', { className: 'button', href: `/?${new URLSearchParams({ prompt: one.question })}`, 'aria-label': `Hỏi về ${one.title}` }, 'Hỏi'),
        this.mayEdit ? this.remover(one) : null
      )
    );
  }

  chooser(one) {
    const box = make('input', { type: 'checkbox', 'aria-label': `Chọn ${one.title}` });
    box.addEventListener('change', () => {
      if (box.checked) this.chosen.set(one.id, one);
      else this.chosen.delete(one.id);
      this.drawChosen();
    });
    return box;
  }

  remover(one) {
    const button = make('button', { type: 'button', 'aria-label': `Gỡ ${one.title}` }, 'Gỡ');
    button.addEventListener('click', () => this.onRemove([one]));
    return button;
  }

  drawChosen() {
    const button = byId('remove-chosen');
    button.hidden = !this.chosen.size;
    button.textContent = `Gỡ ${number(this.chosen.size)} tài liệu đã chọn`;
  }

  turners(page, pages) {
    const turner = (label, to) => {
      const button = make('button', { type: 'button', disabled: to < 1 || to > pages }, label);
      button.addEventListener('click', async () => {
        await this.show(to);
        byId('documents').focus();
        byId('filters').scrollIntoView({ block: 'start' });
      });
      return button;
    };
    return [
      turner('‹ Trang trước', page - 1),
      make('span', {}, `Trang ${number(page)} / ${number(pages)}`),
      turner('Trang sau ›', page + 1)
    ];
  }
}

function fill(select, all, choices) {
  const chosen = select.value;
  const options = choices.map(({ value, name, count }) => make('option', { value }, `${name} (${number(count)})`));
  select.replaceChildren(make('option', { value: '' }, all), ...options);
  if (choices.some(({ value }) => value === chosen)) select.value = chosen;
}

function nothing(isFiltered, mayEdit) {
  if (isFiltered) {
    return make('li', { className: 'empty' }, make('strong', {}, 'Không có tài liệu nào như vậy.'), make('p', { className: 'soft' }, 'Thử ít từ hơn, hoặc bỏ bớt bộ lọc.'));
  }
  const advice = mayEdit
    ? 'Kéo thả tệp vào ô phía trên; vài giây sau là có thể hỏi.'
    : 'Nhờ người biên tập tải tài liệu lên; sau đó danh sách hiện ở đây.';
  return make('li', { className: 'empty' }, make('strong', {}, 'Thư viện chưa có tài liệu nào.'), make('p', { className: 'soft' }, advice));
}
