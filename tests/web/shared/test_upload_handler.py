"""A large upload lies nowhere that somebody can find it, even when its worker is killed."""

import os
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory


def test_a_large_upload_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    data = b"19121212-1212;" * 300_000

    def view(request: HttpRequest) -> HttpResponse:
        file = request.FILES["file"]
        assert isinstance(file, UploadedFile)
        assert os.fstat(file.fileno()).st_nlink == 0
        assert list(tmp_path.iterdir()) == []
        return HttpResponse(file.read())

    sent = SimpleUploadedFile("antal.csv", data)
    assert view(RequestFactory().post("/", {"file": sent})).content == data
    assert list(tmp_path.iterdir()) == []
