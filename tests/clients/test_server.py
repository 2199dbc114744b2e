"""The server as pytest-lsp's clients see it: the capabilities of three editors, one story each."""

import os

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

TEXT = "توجه الوزير إلي القاهرة 😀 وسافر الى عمان.\n"


@pytest_lsp.fixture(
    params=["neovim", "visual_studio_code", "emacs"],
    config=ClientServerConfig(server_command=[os.environ["TADQIQ"], "lsp"]),
)
async def client(request, lsp_client: LanguageClient, tmp_path):
    @lsp_client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
    def register(_params):
        return None

    capabilities = client_capabilities(request.param)
    answer = await lsp_client.initialize_session(
        lsp.InitializeParams(capabilities=capabilities, root_uri=tmp_path.as_uri(), locale="ar")
    )
    lsp_client.encoding = answer.capabilities.position_encoding or "utf-16"
    yield
    await lsp_client.shutdown_session()


async def findings(client: LanguageClient, uri: str):
    """Pushed diagnostics, or pulled ones for a client that asks."""
    item = lsp.TextDocumentItem(uri=uri, language_id="plaintext", version=1, text=TEXT)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    if client.capabilities.text_document and client.capabilities.text_document.diagnostic:
        document = lsp.TextDocumentIdentifier(uri)
        report = await client.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(document))
        return report.items
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return client.diagnostics[uri]


def column(text: str, encoding: str) -> int:
    """The length of a text in the units that were negotiated."""
    return {"utf-8": len(text.encode()), "utf-16": len(text.encode("utf-16-le")) // 2, "utf-32": len(text)}[encoding]


@pytest.mark.asyncio
async def test_a_story_is_checked_and_mended(client: LanguageClient, tmp_path):
    uri = (tmp_path / "story.txt").as_uri()
    found = [item for item in await findings(client, uri) if item.code == "alef-maqsura-ila"]
    assert len(found) == 2
    for finding, word in zip(found, ["إلي", "الى"]):
        before = TEXT[: TEXT.index(word)]
        assert finding.range.start == lsp.Position(0, column(before, client.encoding))
        assert finding.range.end == lsp.Position(0, column(before + word, client.encoding))
        assert finding.source == "tadqiq"

    context = lsp.CodeActionContext(diagnostics=[found[0]], only=[lsp.CodeActionKind.QuickFix])
    document = lsp.TextDocumentIdentifier(uri)
    actions = await client.text_document_code_action_async(lsp.CodeActionParams(document, found[0].range, context))
    preferred = [action for action in actions if action.is_preferred]
    assert len(preferred) == 1 and "إلى" in preferred[0].title

    hover = await client.text_document_hover_async(lsp.HoverParams(document, found[0].range.start))
    assert "alef-maqsura-ila" in hover.contents.value
