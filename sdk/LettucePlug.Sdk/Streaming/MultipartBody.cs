using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace LettucePlug.Sdk;

/// <summary>
/// A <c>multipart/form-data</c> body (RFC 7578) whose parts keep their order and are written the way strict servers
/// want them: names in quotation marks, fields without a content type, a boundary without quotation marks. It has a
/// known length and can be sent again.
/// </summary>
public sealed class MultipartBody : HttpContent
{
    private readonly List<ReadOnlyMemory<byte>> _pieces = [];
    private readonly string _boundary = "lettuceplug-" + Guid.NewGuid().ToString("N");

    /// <summary>Creates an empty body.</summary>
    public MultipartBody()
    {
        Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + _boundary);
    }

    /// <summary>Adds a field.</summary>
    /// <param name="name">The name, written as it is; no quotation marks or line breaks.</param>
    /// <param name="value">The value, sent in UTF-8.</param>
    /// <returns>This body.</returns>
    public MultipartBody AddField(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        AddHead($"Content-Disposition: form-data; name=\"{Checked(name)}\"\r\n");
        _pieces.Add(Encoding.UTF8.GetBytes(value + "\r\n"));
        return this;
    }

    /// <summary>Adds a file.</summary>
    /// <param name="name">The name, such as <c>image[]</c>; it can be given to several parts.</param>
    /// <param name="fileName">The file's name with its extension.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="content">The bytes, which do not change until the body was sent.</param>
    /// <returns>This body.</returns>
    public MultipartBody AddFile(string name, string fileName, string mediaType, ReadOnlyMemory<byte> content)
    {
        AddHead(
            $"Content-Disposition: form-data; name=\"{Checked(name)}\"; filename=\"{Checked(fileName)}\"\r\n" +
            $"Content-Type: {Checked(mediaType)}\r\n");
        _pieces.Add(content);
        _pieces.Add("\r\n"u8.ToArray());
        return this;
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        foreach (var piece in _pieces)
        {
            await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        }

        await stream.WriteAsync(End(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _pieces.Sum(piece => (long)piece.Length) + End().Length;
        return true;
    }

    private void AddHead(string headers) => _pieces.Add(Encoding.UTF8.GetBytes($"--{_boundary}\r\n{headers}\r\n"));

    private byte[] End() => Encoding.ASCII.GetBytes($"--{_boundary}--\r\n");

    private static string Checked(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return text.AsSpan().IndexOfAny("\"\r\n") < 0
            ? text
            : throw new ArgumentException("Names of parts hold no quotation marks and no line breaks.", nameof(text));
    }
}
