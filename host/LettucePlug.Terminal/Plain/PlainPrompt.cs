namespace LettucePlug.Terminal;

/// <summary>Asks questions line by line: text, yes or no, and choices by number.</summary>
/// <param name="input">Where answers come from.</param>
/// <param name="output">Where questions go.</param>
public sealed class PlainPrompt(TextReader input, PlainWriter output)
{
    /// <summary>Asks for a line of text; <c>null</c> when the input has ended.</summary>
    public async ValueTask<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        output.Prompt(question);
        var answer = await input.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        return answer is null ? null : Sanitizer.Clean(answer, singleLine: true).Trim();
    }

    /// <summary>Asks until the answer is yes or no; an empty answer or the end of the input takes the default.</summary>
    public async ValueTask<bool> ConfirmAsync(string question, bool byDefault, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await AskAsync($"{question} ({(byDefault ? "yes" : "no")} if empty)", cancellationToken)
                .ConfigureAwait(false);
            switch (answer?.ToLowerInvariant())
            {
                case null or "":
                    return byDefault;
                case "y" or "yes":
                    return true;
                case "n" or "no":
                    return false;
                default:
                    output.Line("Please answer yes or no.");
                    break;
            }
        }
    }

    /// <summary>
    /// Lists choices with numbers and asks for one, until the answer is a number of the list, the whole text of a choice,
    /// or nothing.
    /// </summary>
    /// <returns>The index from 0; <c>null</c> for an empty answer or the end of the input.</returns>
    public async ValueTask<int?> ChooseAsync(
        string question, IReadOnlyList<string> choices, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choices);
        output.Line(question);
        for (var i = 0; i < choices.Count; i++)
        {
            output.Line($"{i + 1}. {Sanitizer.Clean(choices[i], singleLine: true)}");
        }

        while (true)
        {
            var answer = await AskAsync($"Number 1 to {choices.Count}, empty to cancel:", cancellationToken)
                .ConfigureAwait(false);
            if (string.IsNullOrEmpty(answer))
            {
                return null;
            }

            if (int.TryParse(answer, out var number) && number >= 1 && number <= choices.Count)
            {
                return number - 1;
            }

            for (var i = 0; i < choices.Count; i++)
            {
                if (string.Equals(choices[i], answer, StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }

            output.Line($"There is no choice '{answer}'.");
        }
    }
}
