// The documents behind an answer. A number, here or in the text above, opens its passage beside the chat.
import { useEffect, useRef } from 'react';
import { useSetRecoilState } from 'recoil';
import { sideViewState } from '@chainlit/react-client';
import { Newspaper, Landmark, FileText } from 'lucide-react';

const ICONS = { official: Landmark, press: Newspaper, other: FileText };

export default function Sources() {
  const root = useRef(null);
  const setSideView = useSetRecoilState(sideViewState);

  const open = (document, passage) =>
    setSideView({
      title: `Nguồn ${passage.key}`,
      elements: [
        {
          id: `${passage.key}-${Date.now()}`,
          type: 'custom',
          name: 'PassageView',
          display: 'side',
          props: { document, passage }
        }
      ]
    });

  // The markers in the text are plain Markdown links "#nguon-1": caught here before they open a tab.
  useEffect(() => {
    const message = root.current.closest('.message-content');
    const onClick = (event) => {
      const link = event.target.closest('a[href^="#nguon-"]');
      if (!link) return;
      event.preventDefault();
      const key = `[${link.getAttribute('href').slice('#nguon-'.length)}]`;
      for (const document of props.documents) {
        const passage = document.passages.find((one) => one.key === key);
        if (passage) open(document, passage);
      }
    };
    message.addEventListener('click', onClick);
    return () => message.removeEventListener('click', onClick);
  }, []);

  return (
    <section ref={root} className="cchc-sources" aria-label={props.heading}>
      <h2>{props.heading}</h2>
      {props.documents.map((document, index) => {
        const Icon = ICONS[document.voice];
        return (
          <div key={index} className="cchc-source">
            <Icon className="cchc-icon" aria-hidden="true" />
            <div>
              <p className="cchc-source-title">{document.title}</p>
              <p className="cchc-byline">
                <span className={`cchc-kind cchc-${document.voice}`}>{document.kind}</span>
                {[document.number, document.issuer, document.date].filter(Boolean).join(' · ')}
              </p>
            </div>
            <div className="cchc-keys">
              {document.passages.map((passage) => (
                <button
                  key={passage.key}
                  type="button"
                  className="cchc-key"
                  title="Mở đoạn tài liệu"
                  onClick={() => open(document, passage)}
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
