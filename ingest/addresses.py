"""Which network addresses a document may be fetched from: those of the public internet."""

import asyncio
import ipaddress
import socket
from collections.abc import Iterator, Sequence

from ingest.errors import RejectedSource

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Public addresses at which a cloud machine finds services meant for it alone.
_METADATA = frozenset([ipaddress.ip_address("168.63.129.16")])
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PRIVATE = RejectedSource(
    "Địa chỉ này nằm trong mạng nội bộ hoặc trên chính máy này nên không được tải.",
    help="Tải tệp về máy rồi nạp tệp đó; nếu tin địa chỉ này, chạy lại với --allow-private-urls.",
)


async def resolve(host: str, port: int, *, allow_private: bool) -> Sequence[str]:
    """The addresses of `host`, IPv4 first; raises RejectedSource unless every one of them is public."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise RejectedSource(
            f"Không tìm thấy máy chủ {host}.", help="Kiểm tra lại địa chỉ và kết nối mạng rồi chạy lại."
        ) from None
    addresses = sorted({ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found}, key=_order)
    if not allow_private and not all(is_public(meant) for address in addresses for meant in _meant(address)):
        raise _PRIVATE
    return [str(address) for address in addresses]


def is_public(address: _Address) -> bool:
    """Whether anybody on the internet means the same machine by it: not loopback, private, link-local, multicast."""
    return address.is_global and not address.is_multicast and not address.is_reserved and address not in _METADATA


def _meant(address: _Address) -> Iterator[_Address]:
    """The address, and the IPv4 addresses that an IPv6 one leads to."""
    yield address
    if isinstance(address, ipaddress.IPv6Address):
        yield from filter(None, (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())))
        if address in _NAT64:
            yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _order(address: _Address) -> tuple[int, int]:
    return address.version, int(address)
