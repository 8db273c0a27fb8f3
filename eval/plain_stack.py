"""The plain LangChain stack that `make bench` compares with, as its documentation puts it together.

HuggingFaceEmbeddings (torch, float32) on the same weights, LangChain's FAISS, and BM25Retriever, joined by
EnsembleRetriever. Run as a program it is the cold start: open from disk, answer one question.
"""

import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_community.vectorstores import FAISS
    from langchain_core.documents import Document

PASSAGES = 10


class PlainStack:
    """Documents in a FAISS store and a BM25Retriever, half the say each."""

    def __init__(self, store: "FAISS", documents: Sequence["Document"]) -> None:
        from langchain_classic.retrievers import EnsembleRetriever
        from langchain_community.retrievers import BM25Retriever

        lexical = BM25Retriever.from_documents(documents, k=PASSAGES)
        dense = store.as_retriever(search_kwargs={"k": PASSAGES})
        self._retriever = EnsembleRetriever(retrievers=[lexical, dense], weights=[0.5, 0.5])

    @classmethod
    def build(cls, texts: Sequence[str], model: "PlainModel", folder: Path) -> "PlainStack":
        """The stack over `texts`, its vectors saved to `folder`."""
        from langchain_community.vectorstores import FAISS

        store = FAISS.from_texts(list(texts), model.embeddings)
        store.save_local(str(folder))
        return cls(store, _documents(store))

    @classmethod
    def load(cls, folder: Path, model: "PlainModel") -> "PlainStack":
        """The stack out of a folder that `build` wrote. BM25Retriever has no file: it is built anew."""
        from langchain_community.vectorstores import FAISS

        store = FAISS.load_local(str(folder), model.embeddings, allow_dangerous_deserialization=True)
        return cls(store, _documents(store))

    def search(self, question: str) -> list[str]:
        """The texts of the nearest passages, best first."""
        return [document.page_content for document in self._retriever.invoke(question)]


class PlainModel:
    """HuggingFaceEmbeddings with the prompts and the normalisation that the model asks for."""

    def __init__(self, folder: Path) -> None:
        from langchain_huggingface import HuggingFaceEmbeddings

        self.embeddings = HuggingFaceEmbeddings(
            model_name=str(folder),
            encode_kwargs={"prompt": "passage: ", "normalize_embeddings": True},
            query_encode_kwargs={"prompt": "query: ", "normalize_embeddings": True},
        )


def _documents(store: "FAISS") -> list["Document"]:
    found = [store.docstore.search(key) for key in store.index_to_docstore_id.values()]
    return [document for document in found if not isinstance(document, str)]  # a str says "not found"


def _main(index: str, model: str, question: str) -> None:
    warnings.simplefilter("ignore")
    found = PlainStack.load(Path(index), PlainModel(Path(model))).search(question)
    sys.stdout.write("\n".join(found))


if __name__ == "__main__":
    _main(*sys.argv[1:])
