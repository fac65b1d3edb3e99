using System.Text;

namespace LettucePlug.Http.Tests.Streaming;

/// <summary>Gives text a few bytes at a time.</summary>
internal sealed class Pieces(string text, int size) : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer.Length > size ? buffer[..size] : buffer, cancellationToken);
}
