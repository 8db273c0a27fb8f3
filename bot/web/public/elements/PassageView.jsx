// One passage with its quote marked, under the particulars of its document. Text only: nothing is parsed.
import { useEffect, useRef } from 'react';

const VOICES = {
  official: { note: 'Văn bản hành chính', issuer: 'Cơ quan ban hành' },
  press: { note: 'Bài báo tường thuật, không phải nguyên văn văn bản', issuer: 'Nơi đăng' },
  other: { note: '', issuer: 'Nguồn' }
};

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

export default function PassageView() {
  const { document, passage } = props;
  const voice = VOICES[document.voice];
  const text = useRef(null);

  // Not scrollIntoView: the panel is still sliding in, and the whole chat would be pushed aside.
  useEffect(() => {
    const box = text.current;
    const quote = box.querySelector('mark');
    if (!quote) return;
    const above = quote.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += above - Math.max(0, (box.clientHeight - quote.getBoundingClientRect().height) / 2);
  }, []);

  return (
    <article className="cchc-passage">
      <header>
        <p className="cchc-voice">
          <span className={`cchc-kind cchc-${document.voice}`}>{document.kind}</span>
          {voice.note}
        </p>
        <h1>{document.title}</h1>
        <dl>
          <Field name="Số hiệu">{document.number}</Field>
          <Field name={voice.issuer}>{document.issuer}</Field>
          <Field name="Ngày">{document.date}</Field>
          <Field name="Mục">{passage.heading}</Field>
          <Field name="Trang">{passage.page}</Field>
        </dl>
      </header>
      <div ref={text} className="cchc-text">
        <Text>{passage.before}</Text>
        {passage.quote.length > 0 && (
          <mark>
            {passage.quote.map((part, index) =>
              part.exact ? <strong key={index}>{part.text}</strong> : part.text
            )}
          </mark>
        )}
        <Text>{passage.after}</Text>
      </div>
    </article>
  );
}
