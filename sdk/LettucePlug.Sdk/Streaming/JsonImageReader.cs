using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace LettucePlug.Sdk;

/// <summary>
/// Reads a JSON answer that holds images as base64 text or data URIs, without ever holding that text: the images come
/// out as streams, one after the other, and everything else as a small document at the end.
/// </summary>
/// <remarks>
/// Call <see cref="ReadAsync"/> until it returns null, reading each image before the next call; then take
/// <see cref="Rest"/>. Memory stays at about 200 KiB beside the rest of the answer. Used by one caller at a time.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Its streams are memory and views of the caller's stream.")]
public sealed partial class JsonImageReader
{
    private const int LargestRest = 16 * 1024 * 1024;

    private readonly ByteWindow _window;
    private readonly HashSet<string> _paths;
    private readonly JsonPath _path = new();
    private readonly MemoryStream _rest = new();
    private ImageStream? _image;
    private JsonElement? _document;

    /// <summary>Creates a reader.</summary>
    /// <param name="json">The answer in UTF-8; owned by the caller and not disposed.</param>
    /// <param name="imagePaths">
    /// Where images may be, each step by its name and <c>[]</c> for any element, such as <c>data[].b64_json</c>. A text
    /// there that begins with <c>http:</c> or <c>https:</c>, or is empty, is no image and stays in <see cref="Rest"/>.
    /// </param>
    public JsonImageReader(Stream json, params IReadOnlyList<string> imagePaths)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(imagePaths);
        _window = new ByteWindow(json);
        _paths = [.. imagePaths];
    }

    /// <value>The answer with an empty text in place of every image.</value>
    /// <exception cref="InvalidOperationException"><see cref="ReadAsync"/> has not returned null yet.</exception>
    public JsonElement Rest => _document
        ?? throw new InvalidOperationException("The rest of the answer is known once all images have been read.");

    /// <summary>Goes to the next image.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The image; null where there are no more.</returns>
    /// <exception cref="ProviderException">
    /// The answer is cut off, no JSON, or holds more than 16 MiB beside its images (<see cref="ProviderFailure.Protocol"/>).
    /// </exception>
    public async ValueTask<JsonImage?> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (_document is not null)
        {
            return null;
        }

        if (_image is { } last)
        {
            await last.SkipAsync(cancellationToken).ConfigureAwait(false);
            _image = null;
        }

        while (!_window.IsEmpty || await _window.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_window.Peek() == (byte)'"')
            {
                _window.Take();
                if (_path.NextIsName)
                {
                    await ReadNameAsync(cancellationToken).ConfigureAwait(false);
                }
                else if (_paths.Contains(_path.Pattern))
                {
                    if (await BeginImageAsync(cancellationToken).ConfigureAwait(false) is { } image)
                    {
                        return image;
                    }
                }
                else
                {
                    await CopyTextAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            else
            {
                CopyStructure();
            }
        }

        _document = ParseRest();
        return null;
    }

    /// <summary>Copies everything up to the next quotation mark.</summary>
    private void CopyStructure()
    {
        var unread = _window.Unread;
        var end = unread.IndexOf((byte)'"');
        var span = end < 0 ? unread : unread[..end];
        foreach (var b in span)
        {
            if (!_path.Follow(b) && b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                // Some services send white space for minutes to keep the connection alive.
                continue;
            }

            _rest.WriteByte(b);
        }

        CheckRest();
        _window.Skip(span.Length);
    }

    private async ValueTask ReadNameAsync(CancellationToken cancellationToken)
    {
        var start = (int)_rest.Length;
        await CopyTextAsync(cancellationToken).ConfigureAwait(false);
        var quoted = _rest.GetBuffer().AsMemory(start, (int)_rest.Length - start);
        try
        {
            using var name = JsonDocument.Parse(quoted);
            _path.SetName(name.RootElement.GetString() ?? "");
        }
        catch (JsonException e)
        {
            throw NoJson(e);
        }
    }

    /// <summary>Copies a text whose opening quotation mark was taken.</summary>
    private async ValueTask CopyTextAsync(CancellationToken cancellationToken)
    {
        _rest.WriteByte((byte)'"');
        while (true)
        {
            await NeedAsync(cancellationToken).ConfigureAwait(false);
            if (CopyTextPiece() is not { } mark)
            {
                CheckRest();
            }
            else if (mark == (byte)'"')
            {
                return;
            }
            else
            {
                await NeedAsync(cancellationToken).ConfigureAwait(false);
                _rest.WriteByte(_window.Take());
            }
        }
    }

    private byte? CopyTextPiece()
    {
        var unread = _window.Unread;
        var end = unread.IndexOfAny((byte)'"', (byte)'\\');
        var count = end < 0 ? unread.Length : end + 1;
        _rest.Write(unread[..count]);
        byte? mark = end < 0 ? null : unread[end];
        _window.Skip(count);
        return mark;
    }

    private async ValueTask NeedAsync(CancellationToken cancellationToken)
    {
        if (_window.IsEmpty && !await _window.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            throw CutOff();
        }
    }

    private void CheckRest()
    {
        if (_rest.Length > LargestRest)
        {
            throw new ProviderException(
                ProviderFailure.Protocol, $"The answer holds more than {LargestRest / (1024 * 1024)} MiB beside its images.");
        }
    }

    private JsonElement ParseRest()
    {
        if (_path.Depth > 0)
        {
            throw CutOff();
        }

        try
        {
            using var document = JsonDocument.Parse(_rest.GetBuffer().AsMemory(0, (int)_rest.Length));
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw NoJson(e);
        }
    }

    private static ProviderException CutOff() =>
        new(ProviderFailure.Protocol, "The answer is cut off: it ends in the middle.");

    private static ProviderException NoJson(JsonException cause) =>
        new(ProviderFailure.Protocol, "The answer is not JSON.", cause);
}
