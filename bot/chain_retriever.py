"""The retriever as a LangChain `BaseRetriever`, to drop into other people's chains."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from bot.generate import AnyAnswerer


class PassageRetriever(BaseRetriever):
    """Passages for a question as LangChain documents, best first; metadata holds what a citation needs."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    answerer: AnyAnswerer
    k: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [
            Document(
                id=hit.passage.id,
                page_content=hit.passage.text,
                metadata={
                    "document": hit.document.key,
                    "title": hit.document.title,
                    "start": hit.passage.start,
                    "end": hit.passage.end,
                    "heading": list(hit.passage.heading),
                    "page": hit.passage.page,
                    "score": hit.score,
                },
            )
            for hit in self.answerer.search(query, self.k)
        ]
