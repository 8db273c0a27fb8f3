"""What the page asks about the person before it."""

from fastapi import APIRouter
from pydantic import BaseModel

from bot.people.access import SignedIn
from bot.people.people import Role

people = APIRouter(prefix="/cchc")


class PersonRecord(BaseModel):
    """Who is signed in."""

    name: str
    role: Role


@people.get("/person")
async def person(person: SignedIn) -> PersonRecord:
    """Who is signed in."""
    return PersonRecord(name=person.name, role=person.role)
