using LettucePlug.Imaging.Fuzz;

namespace LettucePlug.Imaging.Tests.Decoding;

public sealed class MutatedFilesTests
{
    private const int FilesPerFormat = 3000;

    public static TheoryData<string> Formats => [.. Corpus.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_mutated_file_gives_a_picture_or_a_clear_refusal_within_its_limits(string format)
    {
        var fuzzer = new ImageFuzzer(Corpus.All[format], seed: 20260101);

        fuzzer.Run(FilesPerFormat, TestContext.Current.CancellationToken).ShouldBeNull();

        (fuzzer.Decoded + fuzzer.Refused).ShouldBe(FilesPerFormat);
        fuzzer.Refused.ShouldBeGreaterThan(0);
    }
}
