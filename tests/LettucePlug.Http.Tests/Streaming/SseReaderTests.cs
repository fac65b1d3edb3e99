using System.Text;
using LettucePlug.Sdk;

namespace LettucePlug.Http.Tests.Streaming;

public sealed class SseReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\n", 1)]
    [InlineData("\r\n", 1)]
    [InlineData("\r", 1)]
    [InlineData("\r\n", 2)]
    [InlineData("\r\n", 1000)]
    public async Task Events_are_the_same_with_any_line_end(string lineEnd, int pieceSize)
    {
        var text = "\uFEFF: hello\n\nevent: a.b\ndata: one 🌲\ndata:two\nid: 7\n\n\ndata:\n\nevent:gone\n\ndata: {\"x\":1}\n\ndata: last"
            .Replace("\n", lineEnd);

        var events = await ReadAsync(new SseReader(new Pieces(text, pieceSize)));

        events.ShouldBe([("a.b", "one 🌲\ntwo"), (null, ""), (null, "{\"x\":1}"), (null, "last")]);
    }

    [Fact]
    public async Task A_line_of_many_megabytes_is_read_as_a_stream()
    {
        var long1 = new string('x', 5_000_000);
        var events = new SseReader(new Pieces($"data: {long1}\n\ndata: short\n\n", 10_000));

        (await events.MoveNextAsync(Ct)).ShouldBeTrue();
        using var copy = new MemoryStream();
        await events.Data.CopyToAsync(copy, Ct);
        (await events.MoveNextAsync(Ct)).ShouldBeTrue();

        copy.Length.ShouldBe(long1.Length);
        Encoding.UTF8.GetString((await events.ReadDataAsync(cancellationToken: Ct)).Span).ShouldBe("short");
    }

    [Fact]
    public async Task What_was_not_read_is_skipped()
    {
        var events = new SseReader(new Pieces($"data: {new string('x', 100_000)}\n\ndata: next\n\n", 999));

        await events.MoveNextAsync(Ct);
        await events.MoveNextAsync(Ct);

        Encoding.UTF8.GetString((await events.ReadDataAsync(cancellationToken: Ct)).Span).ShouldBe("next");
    }

    [Fact]
    public async Task An_event_without_end_is_refused()
    {
        var events = new SseReader(new Pieces("data: " + new string('x', 100_000), 5000));
        await events.MoveNextAsync(Ct);

        await Should.ThrowAsync<ProviderException>(async () => await events.ReadDataAsync(50_000, Ct));
        await Should.ThrowAsync<ProviderException>(
            async () => await new SseReader(new Pieces(new string('y', 100_000), 5000)).MoveNextAsync(Ct));
    }

    private static async Task<List<(string? Type, string Data)>> ReadAsync(SseReader reader)
    {
        var events = new List<(string?, string)>();
        while (await reader.MoveNextAsync(Ct))
        {
            var data = await reader.ReadDataAsync(cancellationToken: Ct);
            events.Add((reader.EventType, Encoding.UTF8.GetString(data.Span)));
        }

        return events;
    }
}
