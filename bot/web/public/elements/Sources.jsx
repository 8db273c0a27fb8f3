// The documents behind an answer. A number, here or in the text above, opens its passage beside the chat.
import { useEffect, useRef } from 'react';
import { useSetRecoilState } from 'recoil';
import { sideViewState } from '@chainlit/react-client';
import { Newspaper, Landmark, FileText } from 'lucide-react';

const ICONS = { official: Landmark, press: Newspaper, other: FileText };

export default function Sources() {
  const root = useRef(null);
  const setSideView = useSetRecoilState(sideViewState);

  const passageAt = (key) => props.documents.flatMap((source) => source.passages).find((one) => one.key === key);

  // `opener` is where the focus returns to when the passage is closed.
  const open = (key, opener) => {
    for (const earlier of document.querySelectorAll('[data-cchc-opener]')) delete earlier.dataset.cchcOpener;
    opener.dataset.cchcOpener = '';
    setSideView({
      title: `${passageAt(key).quote.length ? 'Nguồn' : 'Có thể liên quan'} ${key}`,
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

  // The markers in the text are plain Markdown links "#nguon-1": caught here before they open a tab.
  useEffect(() => {
    const message = root.current.closest('.message-content');
    const onClick = (event) => {
      const link = event.target.closest('a[href^="#nguon-"]');
      if (!link) return;
      event.preventDefault();
      const key = `[${link.getAttribute('href').slice('#nguon-'.length)}]`;
      if (passageAt(key)) open(key, link);
    };
    message.addEventListener('click', onClick);
    return () => message.removeEventListener('click', onClick);
  }, []);

  return (
    <section ref={root} className="cchc-sources" aria-label={props.heading}>
      <h2>{props.heading}</h2>
      {props.documents.map((source, index) => {
        const Icon = ICONS[source.voice];
        return (
          <div key={index} className="cchc-source">
            <Icon className={`cchc-icon cchc-${source.voice}`} aria-hidden="true" />
            <div>
              <p className="cchc-source-title">{source.title}</p>
              <p className="cchc-byline">
                <span className={`cchc-kind cchc-${source.voice}`}>{source.kind}</span>
                {[source.number, source.issuer, source.date].filter(Boolean).join(' · ')}
              </p>
            </div>
            <div className="cchc-keys">
              {source.passages.map((passage) => (
                <button
                  key={passage.key}
                  type="button"
                  className="cchc-key"
                  title="Mở đoạn tài liệu"
                  aria-label={`Mở nguồn ${passage.key}`}
                  onClick={(event) => open(passage.key, event.currentTarget)}
                >
                  {passage.key}
                </button>
              ))}
            </div>
          </div>
        );
      })}
    </section>
  );
}
