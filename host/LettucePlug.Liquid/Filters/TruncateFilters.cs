using System.Buffers;

namespace LettucePlug.Liquid;

internal static class TruncateFilters
{
    public static LiquidValue Truncate(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        if (input.IsNil)
        {
            return default;
        }

        var text = context.TextOf(input);
        var length = arguments.Count > 0 ? context.ToInteger(arguments[0]) : 50;
        var tail = arguments.Count > 1 ? context.TextOf(arguments[1]) : "...";
        if (TextUnits.Length(text) <= length)
        {
            return text;
        }

        var kept = text.AsSpan(0, TextUnits.OffsetOf(text, Math.Max(0, length - TextUnits.Length(tail))));
        context.ChargeString(kept.Length + tail.Length);
        return string.Concat(kept, tail);
    }

    public static LiquidValue TruncateWords(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        if (input.IsNil)
        {
            return default;
        }

        var text = context.TextOf(input);
        var words = Math.Max(1, arguments.Count > 0 ? context.ToInteger(arguments[0]) : 15);
        if (words >= int.MaxValue)
        {
            throw context.Fault(DiagnosticCode.BadArgument, $"integer {words} too big for truncatewords");
        }

        var tail = arguments.Count > 1 ? context.TextOf(arguments[1]) : "...";
        context.ChargeString(text.Length + tail.Length);
        var buffer = ArrayPool<char>.Shared.Rent(text.Length + tail.Length + 1);
        try
        {
            // Letter by letter: words are too short for a search in each of them to pay.
            var (used, word, isInWord) = (0, 0L, false);
            foreach (var letter in text)
            {
                if (letter <= ' ' && StringFilters.SpaceSet.Contains(letter))
                {
                    if (isInWord && word == words)
                    {
                        tail.CopyTo(buffer.AsSpan(used));
                        return new string(buffer, 0, used + tail.Length);
                    }

                    isInWord = false;
                    continue;
                }

                if (!isInWord)
                {
                    isInWord = true;
                    if (word++ > 0)
                    {
                        buffer[used++] = ' ';
                    }
                }

                buffer[used++] = letter;
            }

            // The text ends inside of the words that may stay.
            return text;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
