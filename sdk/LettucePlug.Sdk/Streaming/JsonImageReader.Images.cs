using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LettucePlug.Sdk;

public sealed partial class JsonImageReader
{
    private const int LongestDataUriHead = 256;

    /// <summary>Looks at the first characters of a text to see what it is.</summary>
    private async ValueTask<JsonImage?> BeginImageAsync(CancellationToken cancellationToken)
    {
        const string dataScheme = "data:";
        var head = new StringBuilder();
        while (head.Length < dataScheme.Length)
        {
            if (await ReadCharacterAsync(cancellationToken).ConfigureAwait(false) is not { } character)
            {
                // Nothing that short is a picture.
                Write('"' + JsonEncodedText.Encode(head.ToString()).ToString() + '"');
                return null;
            }

            head.Append(character);
        }

        var start = head.ToString();
        if (start is "http:" or "https")
        {
            Write('"' + start);
            await CopyRestOfTextAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        string? mediaType = null;
        var beginning = start;
        if (start.Equals(dataScheme, StringComparison.OrdinalIgnoreCase))
        {
            mediaType = await ReadDataUriHeadAsync(cancellationToken).ConfigureAwait(false);
            beginning = "";
        }

        Write("\"\"");
        _image = new ImageStream(this, beginning);
        return new JsonImage(_path.ToString(), mediaType, _image);
    }

    private async ValueTask<string?> ReadDataUriHeadAsync(CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        while (await ReadCharacterAsync(cancellationToken).ConfigureAwait(false) is { } character)
        {
            if (character == ',')
            {
                return DataUri.ReadHead(head.ToString(), out var mediaType)
                    ? mediaType
                    : throw new ProviderException(ProviderFailure.Protocol, "An image in the answer is a data URI without base64.");
            }

            if (head.Append(character).Length > LongestDataUriHead)
            {
                break;
            }
        }

        throw new ProviderException(ProviderFailure.Protocol, "An image in the answer is no proper data URI.");
    }

    private async ValueTask CopyRestOfTextAsync(CancellationToken cancellationToken)
    {
        var opening = _rest.Length;
        await CopyTextAsync(cancellationToken).ConfigureAwait(false);
        // CopyTextAsync writes an opening mark of its own, in the middle of this text: take it out again.
        var buffer = _rest.GetBuffer();
        var length = (int)_rest.Length;
        buffer.AsSpan((int)opening + 1, length - (int)opening - 1).CopyTo(buffer.AsSpan((int)opening));
        _rest.SetLength(length - 1);
    }

    private void Write(string text) => _rest.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>The next character of a text; null at its end.</summary>
    private async ValueTask<char?> ReadCharacterAsync(CancellationToken cancellationToken)
    {
        await NeedAsync(cancellationToken).ConfigureAwait(false);
        var b = _window.Take();
        return b switch
        {
            (byte)'"' => null,
            (byte)'\\' => await ReadEscapeAsync(cancellationToken).ConfigureAwait(false),
            < 0x80 => (char)b,
            _ => '\uFFFD',
        };
    }

    private async ValueTask<char> ReadEscapeAsync(CancellationToken cancellationToken)
    {
        await NeedAsync(cancellationToken).ConfigureAwait(false);
        var b = _window.Take();
        if (b != (byte)'u')
        {
            return b switch
            {
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                _ => (char)b,
            };
        }

        var digits = new char[4];
        for (var i = 0; i < digits.Length; i++)
        {
            await NeedAsync(cancellationToken).ConfigureAwait(false);
            digits[i] = (char)_window.Take();
        }

        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : '\uFFFD';
    }

    private sealed class ImageStream : PullStream
    {
        private static readonly SearchValues<byte> Marks = SearchValues.Create("\"\\"u8);

        private readonly JsonImageReader _owner;
        private readonly Base64Sink _sink = new();
        private bool _ended;
        private bool _isRead;

        public ImageStream(JsonImageReader owner, string beginning)
        {
            _owner = owner;
            _sink.Accept(Encoding.UTF8.GetBytes(beginning));
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.IsEmpty || _isRead)
            {
                return 0;
            }

            if (_owner._image != this)
            {
                throw new InvalidOperationException("An image is read before the reader is asked for the next one.");
            }

            while (true)
            {
                // Text full of escapes comes in short pieces: gather what is there, so that a read gives more than a few bytes.
                while (!_ended && _sink.HasRoom && !_owner._window.IsEmpty)
                {
                    await MoveAsync(cancellationToken).ConfigureAwait(false);
                }

                var decoded = _sink.Decode(buffer.Span, _ended);
                if (decoded > 0)
                {
                    return decoded;
                }

                if (_ended)
                {
                    _isRead = true;
                    return 0;
                }

                await MoveAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        public async ValueTask SkipAsync(CancellationToken cancellationToken)
        {
            while (!_ended)
            {
                await _owner.NeedAsync(cancellationToken).ConfigureAwait(false);
                var end = _owner._window.Unread.IndexOfAny(Marks);
                if (end < 0)
                {
                    _owner._window.Skip(_owner._window.Unread.Length);
                    continue;
                }

                _owner._window.Skip(end);
                _ended = await _owner.ReadCharacterAsync(cancellationToken).ConfigureAwait(false) is null;
            }
        }

        /// <summary>Moves text into the sink, up to the next escape and with it, or to the end.</summary>
        private async ValueTask MoveAsync(CancellationToken cancellationToken)
        {
            var window = _owner._window;
            if (window.IsEmpty && !await window.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new ProviderException(ProviderFailure.Protocol, "The answer is cut off in the middle of an image.")
                {
                    MayHaveBeenCharged = true,
                };
            }

            var end = window.Unread.IndexOfAny(Marks);
            var count = end < 0 ? window.Unread.Length : end;
            var taken = _sink.Accept(window.Unread[..count]);
            window.Skip(taken);
            if (taken < count || end < 0 || !_sink.HasRoom)
            {
                return;
            }

            var character = await _owner.ReadCharacterAsync(cancellationToken).ConfigureAwait(false);
            _ended = character is null;
            if (character is { } escaped)
            {
                _sink.Accept([escaped < 0x80 ? (byte)escaped : (byte)'?']);
            }
        }
    }
}
