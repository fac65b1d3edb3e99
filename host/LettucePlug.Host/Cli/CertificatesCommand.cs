using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Cli;

internal static class CertificatesCommand
{
    public static Command Create(CommandRunner runner) =>
        new("certificates", "Trust the authorities of your own servers") { Import(runner), List(runner), Remove(runner) };

    private static Command Import(CommandRunner runner)
    {
        var file = new Argument<string>("file") { Description = "A file of root certificates, in PEM or DER" };
        var name = new Option<string?>("--name") { Description = "What to call it; made from the certificate's subject where absent" };
        var command = new Command("import", "Trust the root certificates of a file") { file, name };
        runner.OnRun(command, async call =>
        {
            var import = await call.Get<TrustedRoots>().ImportAsync(call.Value(file)!, call.Value(name), call.CancellationToken);
            foreach (var root in import.AlreadyTrusted)
            {
                call.Output.Note($"Trusted already, as '{root.Id}': {root.Subject}");
            }

            if (import.LeftOut > 0)
            {
                call.Output.Note($"{import.LeftOut} of the file's certificates are no roots and were left out; they are trusted through theirs.");
            }

            Write(call, import.Added.Count > 0 ? import.Added : import.AlreadyTrusted);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Show the trusted root certificates");
        runner.OnRun(command, call =>
        {
            Write(call, call.Get<TrustedRoots>().List());
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Remove(CommandRunner runner)
    {
        var id = new Argument<string>("id") { Description = "The certificate's id, or the beginning of its fingerprint" };
        var command = new Command("remove", "Trust a root certificate no more") { id };
        runner.OnRun(command, call =>
        {
            var root = call.Get<TrustedRoots>().Remove(call.Value(id)!);
            call.Output.Note($"'{root.Id}' is trusted no more.");
            if (call.Output.Json)
            {
                Write(call, [root]);
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Write(CommandCall call, IReadOnlyList<TrustedRoot> roots)
    {
        var now = call.Get<TimeProvider>().GetUtcNow();
        call.Output.Items(
            [.. roots.Select(root => CertificateAnswer.From(root, now))],
            CertificateAnswers.Default.CertificateAnswer,
            ["ID", "SUBJECT", "VALID TO", "SHA-256"],
            one => [one.Id, one.Subject, one.ValidTo + (one.IsValid ? "" : " (not valid now)"), one.Fingerprint],
            "No certificates are trusted beside the system's. Add one: lettuceplug certificates import FILE");
    }
}

internal sealed record CertificateAnswer
{
    public required string Id { get; init; }

    public required string Subject { get; init; }

    public required string ValidFrom { get; init; }

    public required string ValidTo { get; init; }

    public required bool IsValid { get; init; }

    public required string Fingerprint { get; init; }

    public static CertificateAnswer From(TrustedRoot root, DateTimeOffset now) => new()
    {
        Id = root.Id,
        Subject = root.Subject,
        ValidFrom = Day(root.ValidFrom),
        ValidTo = Day(root.ValidTo),
        IsValid = root.ValidFrom <= now && now < root.ValidTo,
        Fingerprint = root.Fingerprint,
    };

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CertificateAnswer))]
internal sealed partial class CertificateAnswers : JsonSerializerContext;
