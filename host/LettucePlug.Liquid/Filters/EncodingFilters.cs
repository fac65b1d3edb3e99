using System.Buffers.Text;
using System.Text;

namespace LettucePlug.Liquid;

internal static class EncodingFilters
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static LiquidValue Base64Encode(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        context.ChargeString(text.Length * 4L);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    public static LiquidValue Base64UrlSafeEncode(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        context.ChargeString(text.Length * 4L);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_');
    }

    public static LiquidValue Base64Decode(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        context.ChargeString(text.Length);
        if (text.Length % 4 != 0 || text.AsSpan().ContainsAny("\r\n\t "))
        {
            throw Invalid(context, "base64_decode");
        }

        return Decode(context, text, "base64_decode");
    }

    public static LiquidValue Base64UrlSafeDecode(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        context.ChargeString(text.Length + 4L);
        return Decode(
            context,
            text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (text.Length % 4)) % 4),
            "base64_url_safe_decode");
    }

    public static LiquidValue UrlEncode(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        if (input.IsNil)
        {
            return default;
        }

        var bytes = Encoding.UTF8.GetBytes(context.TextOf(input));
        context.ChargeString(bytes.Length * 3L);
        var result = new StringBuilder(bytes.Length + 16);
        foreach (var b in bytes)
        {
            var c = (char)b;
            _ = char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' ? result.Append(c)
                : c == ' ' ? result.Append('+')
                : result.Append('%').Append(b.ToString("X2"));
        }

        return result.ToString();
    }

    public static LiquidValue UrlDecode(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        if (input.IsNil)
        {
            return default;
        }

        var source = Encoding.UTF8.GetBytes(context.TextOf(input));
        context.ChargeString(source.Length);
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var b = source[i];
            if (b == '%' && i + 2 < source.Length && char.IsAsciiHexDigit((char)source[i + 1])
                && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                b = (byte)((Hex(source[i + 1]) << 4) | Hex(source[i + 2]));
                i += 2;
            }
            else if (b == '+')
            {
                b = (byte)' ';
            }

            source[length++] = b;
        }

        try
        {
            return Utf8.GetString(source, 0, length);
        }
        catch (DecoderFallbackException)
        {
            throw context.Fault(DiagnosticCode.BadEncoding, "invalid byte sequence in UTF-8");
        }
    }

    private static LiquidValue Decode(RenderContext context, string text, string filter)
    {
        try
        {
            return Base64.IsValid(text)
                ? Encoding.UTF8.GetString(Convert.FromBase64String(text))
                : throw Invalid(context, filter);
        }
        catch (FormatException)
        {
            throw Invalid(context, filter);
        }
    }

    private static LiquidRenderException Invalid(RenderContext context, string filter) =>
        context.Fault(DiagnosticCode.BadEncoding, $"invalid base64 provided to {filter}");

    private static int Hex(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
