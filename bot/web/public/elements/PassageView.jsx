// One passage with its quote marked, under the particulars of its document. Text only: nothing is parsed.
import { useEffect, useRef, useState } from 'react';
import { useSetRecoilState } from 'recoil';
import { sideViewState } from '@chainlit/react-client';
import { Newspaper, Landmark, FileText } from 'lucide-react';

const VOICES = {
  official: { Icon: Landmark, note: 'Văn bản hành chính', issuer: 'Cơ quan ban hành' },
  press: { Icon: Newspaper, note: 'Bài báo tường thuật, không phải nguyên văn văn bản', issuer: 'Nơi đăng' },
  other: { Icon: FileText, note: '', issuer: 'Nguồn' }
};
const GONE = 'Văn bản này không còn trong kho tài liệu; đoạn dưới đây là bản đã lưu cùng câu trả lời.';
// Those that a reader must know of; "Còn hiệu lực" goes without saying.
const WARNED = ['Hết hiệu lực', 'Hết hiệu lực một phần', 'Chưa có hiệu lực'];

// Readers mark headings the Markdown way; shown, they are only bold.
const Text = ({ children }) =>
  children
    .split(/^(#{1,6} .*)$/m)
    .map((part, index) => (index % 2 ? <b key={index}>{part.replace(/^#+ /, '')}</b> : part));

const Field = ({ name, children }) =>
  children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;

const titleOf = ({ key, quote }) => `${quote.length ? 'Nguồn' : 'Có thể liên quan'} ${key}`;

const addressOf = (source, passage) => {
  const marked = source.passages.map((one) => `quote=${one.span}`).join('&');
  return `/cchc/documents/${source.id}?${marked}&at=${source.passages.indexOf(passage) + 1}`;
};

// How the document stands today, asked anew each time: it may have been replaced since the answer was given.
const useStanding = (id) => {
  const [standing, setStanding] = useState(null);
  useEffect(() => {
    let current = true;
    setStanding(null);
    if (!id) return;
    fetch(`/cchc/documents/${id}/standing`)
      .then((answer) => (answer.ok ? answer.json() : { gone: answer.status === 404 }))
      .then((found) => current && setStanding({ status: '', acts: [], copies: [], ...found }))
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [id]);
  return standing;
};

const Standing = ({ standing }) => {
  if (!standing) return null;
  const link = (one, name) => (
    <a href={one.address} target="_blank" rel="noopener">
      {name}
    </a>
  );
  return (
    <>
      {standing.gone && <p className="cchc-note cchc-ends">{GONE}</p>}
      {WARNED.includes(standing.status) && (
        <p className="cchc-note cchc-ends">
          <strong>{standing.status}.</strong>
        </p>
      )}
      {standing.acts.map((act, index) => (
        <p key={index} className={`cchc-note ${act.ends ? 'cchc-ends' : ''}`}>
          <strong>{act.done}</strong> {link(act, act.name)}.
        </p>
      ))}
      {standing.copies.map((copy, index) => (
        <p key={index} className="cchc-note">
          Cùng nội dung với {link(copy, copy.title)} ({copy.key}).
        </p>
      ))}
    </>
  );
};

// Offices open the chat under plain http, where browsers keep the clipboard from pages.
const copyTheOldWay = (text, within) => {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.cssText = 'position:fixed;opacity:0';
  within.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
};

const Copy = ({ name, text, tell }) => {
  const copy = async (event) => {
    const button = event.currentTarget;
    try {
      await navigator.clipboard.writeText(text);
      tell('Đã chép');
    } catch {
      tell(copyTheOldWay(text, button.parentElement) ? 'Đã chép' : 'Không chép được, hãy bôi đen và bấm Ctrl+C');
      button.focus();
    }
  };
  return (
    <button type="button" onClick={copy}>
      {name}
    </button>
  );
};

export default function PassageView() {
  const all = props.documents.flatMap((source) => source.passages.map((passage) => ({ source, passage })));
  all.sort((one, other) => parseInt(one.passage.key.slice(1)) - parseInt(other.passage.key.slice(1)));
  const [at, setAt] = useState(() => Math.max(0, all.findIndex(({ passage }) => passage.key === props.first)));
  const [told, setTold] = useState('');
  const { source, passage } = all[at];
  const standing = useStanding(source.id);
  const setSideView = useSetRecoilState(sideViewState);
  const article = useRef(null);
  const text = useRef(null);
  const { Icon, note, issuer } = VOICES[source.voice];
  const isAnswer = passage.quote.length > 0;
  const words = (isAnswer ? passage.quote.map((part) => part.text).join('') : passage.before).replace(/\s+/g, ' ');

  const step = (by) => {
    const next = (at + by + all.length) % all.length;
    setAt(next);
    setTold('');
    setSideView((view) => view && { ...view, title: titleOf(all[next].passage) });
  };

  // The focus comes in when the panel opens, and goes back to the marker when it closes.
  useEffect(() => {
    article.current.focus({ preventScroll: true });
    const onKey = (event) => {
      const other = document.querySelector('[role=dialog], [role=menu], [role=listbox]');
      if (event.key === 'Escape' && (!other || other.contains(article.current))) setSideView(undefined);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      setTimeout(() => {
        if (!document.querySelector('.cchc-passage')) document.querySelector('[data-cchc-opener]')?.focus();
      });
    };
  }, []);

  // Not scrollIntoView: the panel is still sliding in, and the whole chat would be pushed aside.
  // On a low screen the passage does not scroll by itself but with all of the panel.
  useEffect(() => {
    const quote = text.current.querySelector('mark');
    const scrolls = text.current.scrollHeight > text.current.clientHeight + 1;
    const box = scrolls ? text.current : text.current.closest('#side-view-content');
    text.current.scrollTop = 0;
    if (!quote || !box) return;
    const above = quote.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += above - Math.max(0, (box.clientHeight - quote.getBoundingClientRect().height) / 2);
  }, [at, standing]);

  const onKeyDown = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || all.length < 2) return;
    if (event.key === 'ArrowRight') step(1);
    if (event.key === 'ArrowLeft') step(-1);
  };

  return (
    <article
      ref={article}
      className={`cchc-passage cchc-from-${source.voice}`}
      tabIndex={-1}
      aria-label={`${titleOf(passage)}: ${source.title}`}
      onKeyDown={onKeyDown}
    >
      <header>
        <p className="cchc-voice">
          <Icon className={`cchc-icon cchc-${source.voice}`} aria-hidden="true" />
          <span className={`cchc-kind cchc-${source.voice}`}>{source.kind}</span>
          <span>{note}</span>
        </p>
        <h1>{source.title}</h1>
        <dl>
          <Field name="Số hiệu">{source.number}</Field>
          <Field name={issuer}>{source.issuer}</Field>
          <Field name="Ngày">{source.date}</Field>
          <Field name="Mục">{passage.heading}</Field>
          <Field name="Trang">{passage.page}</Field>
        </dl>
        {!isAnswer && (
          <p className="cchc-note">
            Đoạn này <strong>chỉ có thể liên quan</strong>, không phải câu trả lời.
          </p>
        )}
        <Standing standing={standing} />
        <p className="cchc-acts">
          {source.id && !standing?.gone && (
            <a className="cchc-open" href={addressOf(source, passage)} target="_blank" rel="noopener">
              Mở văn bản
            </a>
          )}
          {passage.citation && <Copy name="Chép trích dẫn" text={passage.citation} tell={setTold} />}
          {passage.citation && (
            <Copy name="Chép cả nguyên văn" text={`“${words.trim()}” (${passage.citation})`} tell={setTold} />
          )}
          <span role="status" className="cchc-told">
            {told}
          </span>
        </p>
      </header>
      <div ref={text} className="cchc-text" tabIndex={0} role="region" aria-label="Đoạn tài liệu">
        <Text>{passage.before}</Text>
        {isAnswer && (
          <mark>
            {passage.quote.map((part, index) =>
              part.exact ? <strong key={index}>{part.text}</strong> : part.text
            )}
          </mark>
        )}
        <Text>{passage.after}</Text>
      </div>
      {all.length > 1 && (
        <nav className="cchc-walk" aria-label="Các nguồn của câu trả lời">
          <button type="button" aria-keyshortcuts="ArrowLeft" onClick={() => step(-1)}>
            ‹ Nguồn trước
          </button>
          <span aria-live="polite">
            {at + 1}/{all.length}
          </span>
          <button type="button" aria-keyshortcuts="ArrowRight" onClick={() => step(1)}>
            Nguồn sau ›
          </button>
        </nav>
      )}
    </article>
  );
}
