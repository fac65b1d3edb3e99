using System.CommandLine;

namespace LettucePlug.Host.Cli;

/// <summary>How many entries of a list to show.</summary>
internal static class LimitOption
{
    public static Option<int?> Create()
    {
        var option = new Option<int?>("--limit") { Description = "How many at most; all where absent", HelpName = "N" };
        option.Validators.Add(typed =>
        {
            if (typed.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number < 1)
            {
                typed.AddError($"--limit takes a whole number from 1, not {number}.");
            }
        });
        return option;
    }
}
