using System.CommandLine;
using System.Globalization;
using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Cli;

internal static class CompareCommand
{
    public static Command Create(CommandRunner runner)
    {
        var options = new ImageOptions();
        var models = new Option<string[]>("--model", "-m")
        {
            Description = "A model to compare; given at least twice",
            HelpName = "ID",
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("compare", "Give one prompt to several models") { models };
        options.AddTo(command, withModel: false);
        runner.OnRun(command, async call =>
        {
            var files = OutFiles.Prepare(call.Value(options.Out));
            await ImageRun.SweepAsync(call);
            var ask = await options.ReadAsync(call);
            var named = call.Value(models) ?? [];
            var results = new List<CompareResult>();
            await foreach (var happened in call.Get<CompareImages>().RunAsync(ask, named, call.CancellationToken))
            {
                if (happened is WorkflowEvent.Compared compared)
                {
                    results.Add(compared.Result);
                }
                else
                {
                    ImageRun.Say(call, happened);
                }
            }

            call.Output.Progress("");
            return await AnswerAsync(call, [.. results.OrderBy(one => Array.IndexOf(named, one.Model))], files);
        });
        return command;
    }

    private static async Task<int> AnswerAsync(CommandCall call, List<CompareResult> results, OutFiles? files)
    {
        var written = await ImageRun.WriteAsync(call, [.. results.SelectMany(result => result.Assets)], files);
        var byId = written.ToDictionary(asset => asset.Id);
        var answer = new CompareAnswer
        {
            Results =
            [
                .. results.Select(result => new ComparedAnswer
                {
                    Model = result.Model,
                    Assets = [.. result.Assets.Select(asset => byId[asset.Id])],
                    DurationMs = (long)result.Duration.TotalMilliseconds,
                    Error = result.Error,
                }),
            ],
        };
        call.Output.One(answer, AssetAnswers.Default.CompareAnswer, WriteText);
        // Something to compare is an answer; nothing at all is not.
        return results.Any(result => result.Assets.Count > 0) ? ExitCode.Done : ExitCode.Provider;
    }

    private static void WriteText(CompareAnswer answer, TextWriter text)
    {
        foreach (var result in answer.Results)
        {
            var time = (result.DurationMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);
            text.WriteLine($"{result.Model}  {time} s");
            foreach (var asset in result.Assets)
            {
                text.WriteLine("  " + ImageRun.Line(asset));
            }

            if (result.Error is { } error)
            {
                text.WriteLine("  failed: " + Printable.Line(error.Message));
            }
        }
    }
}
