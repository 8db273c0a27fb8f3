// One passage with its quote marked, under the particulars of its document. Text only: nothing is parsed.
import { useEffect, useRef } from 'react';

const VOICES = {
  official: 'Văn bản hành chính',
  press: 'Bài báo tường thuật, không phải nguyên văn văn bản',
  other: ''
};

const Field = ({ name, children }) =>
  children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;

export default function PassageView() {
  const { document, passage } = props;
  const quote = useRef(null);

  useEffect(() => {
    quote.current?.scrollIntoView({ block: 'center' });
  }, []);

  return (
    <article className="cchc-passage">
      <header>
        <p className="cchc-voice">
          <span className={`cchc-kind cchc-${document.voice}`}>{document.kind}</span>
          {VOICES[document.voice]}
        </p>
        <h1>{document.title}</h1>
        <dl>
          <Field name="Số hiệu">{document.number}</Field>
          <Field name={document.voice === 'press' ? 'Nơi đăng' : 'Cơ quan ban hành'}>{document.issuer}</Field>
          <Field name={document.voice === 'press' ? 'Ngày đăng' : 'Ngày'}>{document.date}</Field>
          <Field name="Mục">{passage.heading}</Field>
          <Field name="Trang">{passage.page}</Field>
        </dl>
      </header>
      <div className="cchc-text">
        {passage.before}
        {passage.quote.length > 0 && (
          <mark ref={quote}>
            {passage.quote.map((part, index) =>
              part.exact ? <strong key={index}>{part.text}</strong> : part.text
            )}
          </mark>
        )}
        {passage.after}
      </div>
    </article>
  );
}
