namespace LettucePlug.Storage.Tests;

public enum Defect
{
    IgnoresExpectedVersions,
    WritesOneByOne,
    IgnoresDirection,
    LosesContinuation,
    TrimsContent,
    FoldsCase,
    ThrowsItsOwn,
    CutsBlobs,
    ForgetsBlobs,
    ListsBlobsTwice,
    TakesAnyBlobName,
    FindsAnyWord,
}
