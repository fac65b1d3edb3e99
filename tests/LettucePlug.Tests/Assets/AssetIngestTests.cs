using System.Security.Cryptography;
using LettucePlug.Host.Assets;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;
using LettucePlug.Tests.Workflows;

namespace LettucePlug.Tests.Assets;

public sealed class AssetIngestTests : IDisposable
{
    private readonly Studio _studio = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task The_facts_come_from_the_bytes_and_not_from_what_was_declared()
    {
        var bytes = Pictures.Gif(300, 200);

        using var stored = await StoreAsync(ImageContent.FromBytes(bytes, "image/png"));

        (stored.Mime, stored.Width, stored.Height, stored.Bytes).ShouldBe(("image/gif", 300, 200, (long)bytes.Length));
        stored.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task A_stream_that_comes_a_byte_at_a_time_is_stored_as_a_whole()
    {
        var bytes = Pictures.Png(9, 20, 10);

        using var stored = await StoreAsync(ImageContent.FromStream(new DrippingStream(bytes)));

        stored.Width.ShouldBe(20);
        using var again = new MemoryStream();
        await (await _studio.Store.OpenBlobAsync(stored.Sha256, Token)).ShouldNotBeNull().CopyToAsync(again, Token);
        again.ToArray().ShouldBe(bytes);
    }

    [Theory]
    [InlineData("", "image-empty")]
    [InlineData("{\"error\":\"no credit\"}", "not-an-image")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>", "not-an-image")]
    [InlineData("GI", "not-an-image")]
    public async Task What_is_no_image_is_refused_and_leaves_nothing(string text, string code)
    {
        var content = ImageContent.FromBytes(System.Text.Encoding.ASCII.GetBytes(text), "image/png");

        (await Should.ThrowAsync<NotAnImageException>(async () => await StoreAsync(content))).Code.ShouldBe(code);

        _studio.Memory.OpenWriters.ShouldBe(0);
        (await _studio.VerifyAsync()).Blobs.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_server_says_instead_of_an_image_is_shown()
    {
        var content = ImageContent.FromBytes("{\"error\":\"no credit\"}"u8.ToArray());

        (await Should.ThrowAsync<NotAnImageException>(async () => await StoreAsync(content))).Message.ShouldContain("no credit");
    }

    [Fact]
    public async Task An_image_without_end_is_given_up_at_the_limit()
    {
        var ingest = new AssetIngest(_studio.Store, _studio.Gate) { MaxBytes = 1_000_000 };
        var endless = ImageContent.FromStream(new EndlessStream(Pictures.Png()));

        await Should.ThrowAsync<ImageTooBigException>(
            async () => await ingest.StoreAsync(endless, null, "the result", Token));

        _studio.Memory.OpenWriters.ShouldBe(0);
        (await _studio.VerifyAsync()).Blobs.ShouldBe(0);
    }

    [Fact]
    public async Task A_disk_that_is_full_leaves_nothing()
    {
        _studio.Memory.RoomForBlobs = 20;

        (await Should.ThrowAsync<StorageException>(async () => await StoreAsync(ImageContent.FromBytes(Pictures.Png()))))
            .Failure.ShouldBe(StorageFailure.Full);

        _studio.Memory.OpenWriters.ShouldBe(0);
    }

    [Fact]
    public async Task A_stream_that_breaks_in_the_middle_leaves_nothing()
    {
        var content = ImageContent.FromStream(new BreakingStream(Pictures.Png()));

        await Should.ThrowAsync<IOException>(async () => await StoreAsync(content));

        _studio.Memory.OpenWriters.ShouldBe(0);
        (await _studio.VerifyAsync()).Blobs.ShouldBe(0);
    }

    private ValueTask<StoredImage> StoreAsync(ImageContent content) =>
        _studio.Ingest.StoreAsync(content, null, "the result", Token);

    private class DrippingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }

    private sealed class EndlessStream(byte[] beginning) : DrippingStream(beginning)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = Position < Length ? await base.ReadAsync(buffer, cancellationToken) : 0;
            return read > 0 ? read : buffer.Length;
        }
    }

    private sealed class BreakingStream(byte[] beginning) : DrippingStream(beginning)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length / 2 ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("reset by peer");
    }
}
