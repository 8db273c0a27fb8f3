// A briefing that can be edited: every change is sent to the server, which makes the paper anew and checks its quotes.
import { useEffect, useRef, useState } from 'react';
import { useSetRecoilState } from 'recoil';
import { sideViewState } from '@chainlit/react-client';
import { ArrowDown, ArrowUp, FileDown, ListChecks, Undo2, X } from 'lucide-react';

const FAILED = 'Không kết nối được với máy chủ. Hãy thử lại.';

const post = (address, content) =>
  fetch(`/cchc/briefings/${address}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(content)
  });

const reasonOf = async (answer) => {
  const said = await answer.json().catch(() => ({}));
  return typeof said.detail === 'string' ? said.detail : FAILED;
};

// Chainlit mounts an element anew whenever its props change: what is on the screen only is remembered here.
const memoryOf = (draft) => {
  const all = (window.cchcBriefings ??= {});
  return (all[`${draft.index} ${draft.topic}`] ??= { told: '', question: '', open: {}, focus: '' });
};

const Tool = ({ id, name, icon: Icon, onClick, disabled }) => (
  <button
    type="button"
    data-tool={id}
    className="cchc-tool"
    title={name}
    aria-label={name}
    onClick={onClick}
    disabled={disabled}
  >
    <Icon aria-hidden="true" />
  </button>
);

export default function Briefing() {
  const setSideView = useSetRecoilState(sideViewState);
  const { draft } = props;
  const memory = memoryOf(draft);
  const [busy, setBusy] = useState(false);
  const [told, showTold] = useState(memory.told);
  const [question, showQuestion] = useState(memory.question);
  const card = useRef(null);
  const setTold = (text) => showTold((memory.told = text));
  const setQuestion = (text) => showQuestion((memory.question = text));

  // The keyboard goes on where it was; where that is gone, or has come to an end, with what undoes the change.
  useEffect(() => {
    if (!memory.focus) return;
    const place = card.current.querySelector(`[data-tool="${memory.focus}"]:enabled`);
    (place ?? card.current.querySelector('[data-tool="undo"]') ?? card.current).focus({ preventScroll: true });
    memory.focus = '';
  }, []);

  const open = (key, opener) => {
    for (const earlier of document.querySelectorAll('[data-cchc-opener]')) delete earlier.dataset.cchcOpener;
    opener.dataset.cchcOpener = '';
    setSideView({
      title: `Nguồn ${key}`,
      elements: [
        {
          id: `${key}-${Date.now()}`,
          type: 'custom',
          name: 'PassageView',
          display: 'side',
          props: { documents: props.documents, first: key }
        }
      ]
    });
  };

  // `say` tells in words what the change did, from the card before and after it.
  const revise = async (edits, focus, say) => {
    setBusy(true);
    setTold('Đang sửa…');
    try {
      const answer = await post('revised', { ...draft, edits });
      if (answer.ok) {
        const after = await answer.json();
        setTold(say(after));
        memory.focus = focus;
        await updateElement(after);
      } else setTold(await reasonOf(answer));
    } catch {
      setTold(FAILED);
    }
    setBusy(false);
  };
  const edit = (change, focus, said) => revise([...draft.edits, change], focus, () => said);
  const drop = (id, what) => edit({ kind: 'drop', id }, 'undo', `Đã bỏ ${what}.`);
  const move = (id, by) =>
    edit({ kind: 'move', id, by }, `${id} ${by}`, by < 0 ? 'Đã chuyển lên.' : 'Đã chuyển xuống.');
  const undo = () => revise(draft.edits.slice(0, -1), 'undo', () => 'Đã hoàn tác.');
  const ask = async (event) => {
    event.preventDefault();
    const asked = question.trim();
    if (!asked) return;
    await revise([...draft.edits, { kind: 'ask', question: asked }], 'undo', (after) => {
      const last = after.sections[after.sections.length - 1];
      if (last) memory.open[last.id] = true;
      if (after.sections.length > props.sections.length) {
        setQuestion('');
        return 'Đã thêm một mục có trích dẫn ở cuối.';
      }
      const refused = after.open[after.open.length - 1];
      return `Chưa thêm được mục: ${refused.why}. Câu hỏi đã ghi vào danh sách chưa trả lời được.`;
    });
  };

  const save = async (file) => {
    setBusy(true);
    setTold('Đang tạo tệp…');
    try {
      const answer = await post('file', { draft, file });
      if (answer.ok) {
        const name = answer.headers.get('Content-Disposition').match(/filename="(.+)"/)[1];
        const link = document.createElement('a');
        link.href = URL.createObjectURL(await answer.blob());
        link.download = name;
        link.click();
        URL.revokeObjectURL(link.href);
        setTold(`Đã tải về ${name}.`);
      } else setTold(await reasonOf(answer));
    } catch {
      setTold(FAILED);
    }
    setBusy(false);
  };

  const Tools = ({ id, what, first, last }) => (
    <span className="cchc-tools">
      <Tool id={`${id} -1`} name={`Chuyển ${what} lên`} icon={ArrowUp} disabled={busy || first} onClick={() => move(id, -1)} />
      <Tool id={`${id} 1`} name={`Chuyển ${what} xuống`} icon={ArrowDown} disabled={busy || last} onClick={() => move(id, 1)} />
      <Tool name={`Bỏ ${what}`} icon={X} disabled={busy} onClick={() => drop(id, what)} />
    </span>
  );

  const Said = ({ one, place, count }) => (
    <li>
      <div>
        {one.column && <small>{one.column}: </small>}
        {one.text}
        {one.items.length > 0 && (
          <ul>
            {one.items.map((item, index) => (
              <li key={index}>{item}</li>
            ))}
          </ul>
        )}{' '}
        {one.keys.map((key) => (
          <button
            key={key}
            type="button"
            className="cchc-key"
            aria-label={`Mở nguồn ${key}`}
            onClick={(event) => open(key, event.currentTarget)}
          >
            {key}
          </button>
        ))}
      </div>
      <Tools id={one.id} what="ý này" first={place === 0} last={place === count - 1} />
    </li>
  );

  return (
    <section ref={card} tabIndex={-1} className="cchc-briefing" aria-label={props.title} aria-busy={busy}>
      <header>
        <h2>{props.title}</h2>
        <div className="cchc-saves">
          <button type="button" disabled={busy} onClick={() => save('docx')}>
            <FileDown aria-hidden="true" /> Tải về Word
          </button>
          <button type="button" disabled={busy} onClick={() => save('md')}>
            <FileDown aria-hidden="true" /> Tải về Markdown
          </button>
          {props.quiz > 0 && (
            <button type="button" disabled={busy} onClick={() => save('quiz')}>
              <ListChecks aria-hidden="true" /> Trắc nghiệm ({props.quiz} câu)
            </button>
          )}
        </div>
      </header>
      {props.sections.map((section, index) => (
        <details
          key={section.id}
          open={memory.open[section.id] ?? index === 0}
          onToggle={(event) => (memory.open[section.id] = event.currentTarget.open)}
        >
          <summary>
            <h3>{section.title}</h3>
          </summary>
          <div className="cchc-section-tools">
            <Tools id={section.id} what="mục này" first={index === 0} last={index === props.sections.length - 1} />
          </div>
          {section.groups.map((group, at) => (
            <div key={at} className="cchc-group">
              {group.heading && <h4>{group.heading}</h4>}
              <ol>
                {group.statements.map((one, place) => (
                  <Said key={one.id} one={one} place={place} count={group.statements.length} />
                ))}
              </ol>
            </div>
          ))}
        </details>
      ))}
      {props.open.length > 0 && (
        <details
          open={memory.open.open ?? false}
          onToggle={(event) => (memory.open.open = event.currentTarget.open)}
        >
          <summary>
            <h3>{props.open_title}</h3>
          </summary>
          <ol className="cchc-group">
            {props.open.map((one) => (
              <li key={one.id}>
                <div>
                  {one.question} <i>({one.why})</i>
                </div>
                <span className="cchc-tools">
                  <Tool name="Bỏ câu hỏi này" icon={X} disabled={busy} onClick={() => drop(one.id, 'câu hỏi')} />
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
      <form onSubmit={ask}>
        <label>
          Thêm mục bằng câu hỏi
          <input
            value={question}
            maxLength={500}
            placeholder="Ví dụ: Ai chịu trách nhiệm thực hiện?"
            onChange={(event) => setQuestion(event.target.value)}
          />
        </label>
        <button type="submit" disabled={busy || !question.trim()}>
          Thêm mục
        </button>
      </form>
      <footer hidden={!told && draft.edits.length === 0}>
        <p role="status">{told}</p>
        {draft.edits.length > 0 && (
          <button type="button" data-tool="undo" disabled={busy} onClick={undo}>
            <Undo2 aria-hidden="true" /> Hoàn tác
          </button>
        )}
      </footer>
    </section>
  );
}
