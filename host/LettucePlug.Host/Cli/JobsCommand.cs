using System.CommandLine;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Cli;

internal static class JobsCommand
{
    public static Command Create(CommandRunner runner) =>
        new("jobs", "See, stop and repeat what was asked of image models")
        {
            List(runner),
            Show(runner),
            Cancel(runner),
            Retry(runner),
            Resume(runner),
        };

    private static Command List(CommandRunner runner)
    {
        var state = new Option<string?>("--state") { Description = "Only jobs in one state: queued, running, saving, done, failed, cancelled, interrupted", HelpName = "STATE" };
        state.AcceptOnlyFromAmong([.. Enum.GetValues<JobState>().Select(JobException.Word)]);
        var limit = LimitOption.Create();
        var command = new Command("list", "Show the jobs, the newest first") { state, limit };
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            JobState? wished = call.Value(state) is { } typed ? Enum.Parse<JobState>(typed, ignoreCase: true) : null;
            var answers = new List<JobAnswer>();
            await foreach (var job in call.Get<JobLedger>().ListAsync(wished, call.CancellationToken))
            {
                if (call.Value(limit) is { } most && answers.Count >= most)
                {
                    break;
                }

                answers.Add(JobAnswer.From(job));
            }

            call.Output.Items(
                answers,
                JobAnswers.Default.JobAnswer,
                ["ID", "KIND", "STATE", "MODEL", "IMAGES", "PROMPT"],
                job =>
                [
                    Short(job.Id), job.Kind, JobException.Word(job.State), job.Model, $"{job.Assets.Count}",
                    job.Prompt.Length > 40 ? job.Prompt[..39] + "…" : job.Prompt,
                ],
                "There are no such jobs.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("show", "Show one job") { id };
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            Write(call, await call.Get<JobLedger>().ResolveAsync(call.Value(id)!, call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Cancel(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("cancel", "Stop a job, also one of another terminal") { id };
        runner.OnRun(command, async call =>
        {
            var job = await call.Get<JobLedger>().ResolveAsync(call.Value(id)!, call.CancellationToken);
            var stopped = await call.Get<CancelJob>().RunAsync(job.Id, call.CancellationToken);
            if (stopped.EndedAt is null)
            {
                call.Output.Note("Its owner was told, and has not stopped yet.");
            }

            Write(call, stopped);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Retry(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("retry", "Run a job again that did not end well") { id };
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            var job = await call.Get<JobLedger>().ResolveAsync(call.Value(id)!, call.CancellationToken);
            return await ImageRun.AnswerAsync(
                call, call.Get<RetryJob>().RunAsync(job.Id, call.CancellationToken), outPath: null);
        });
        return command;
    }

    private static Command Resume(CommandRunner runner)
    {
        var id = new Argument<string?>("id")
        {
            Description = "The job's id; all that can be fetched where absent",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("resume", "Fetch the results of interrupted jobs; costs nothing again") { id };
        runner.OnRun(command, async call =>
        {
            var recover = call.Get<RecoverJobs>();
            var waiting = await recover.SweepAsync(call.CancellationToken);
            if (call.Value(id) is { } typed)
            {
                var job = await call.Get<JobLedger>().ResolveAsync(typed, call.CancellationToken);
                return await ImageRun.AnswerAsync(call, recover.ResumeAsync(job.Id, call.CancellationToken), outPath: null);
            }

            var answers = new List<JobAnswer>();
            var exit = ExitCode.Done;
            foreach (var job in waiting)
            {
                try
                {
                    await recover.ResumeAsync(job.Id, call.CancellationToken)
                        .ToOutcomeAsync(happened => ImageRun.Say(call, happened), call.CancellationToken);
                }
                catch (LettucePlugException failure)
                {
                    call.Output.Warn(failure.Message);
                    exit = failure.ExitCode;
                }

                call.Output.Progress("");
                answers.Add(JobAnswer.From(await call.Get<JobLedger>().GetAsync(job.Id, call.CancellationToken)));
            }

            call.Output.Items(
                answers,
                JobAnswers.Default.JobAnswer,
                ["ID", "STATE", "IMAGES"],
                job => [job.Id, JobException.Word(job.State), string.Join(", ", job.Assets)],
                "There is nothing to fetch.");
            return exit;
        });
        return command;
    }

    private static Argument<string> Id() => new("id") { Description = "The job's id, or its beginning" };

    private static void Write(CommandCall call, JobRecord job) =>
        call.Output.One(JobAnswer.From(job), JobAnswers.Default.JobAnswer, (one, text) =>
        {
            text.WriteLine($"{one.Id}: {JobException.Word(one.State)}");
            (string Label, string? Value)[] lines =
            [
                ("kind", one.Kind),
                ("model", $"{one.Model} of {one.Connection}"),
                ("prompt", one.Prompt),
                ("progress", one.Progress is { Total: { } total } progress ? $"{progress.Step}/{total} {progress.Activity}" : null),
                ("images", one.Assets.Count == 0 ? null : string.Join(", ", one.Assets)),
                ("error", one.Error?.Message),
                ("hint", one.Error?.Hint),
                ("run again as", one.RetriedBy),
            ];
            foreach (var (label, value) in lines.Where(line => !string.IsNullOrEmpty(line.Value)))
            {
                text.WriteLine($"  {label}: {Printable.Line(value!)}");
            }
        });

    /// <summary>As much of an id as tells the jobs of one machine apart: its time and the count within it.</summary>
    private static string Short(string id) => id[..Math.Min(18, id.Length)];
}
