using System.Globalization;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The authorities of the user's own servers: what is trusted, until when, and how to trust another.</summary>
internal sealed class CertificatesPage : ListPage<TrustedRoot>
{
    private const int Soon = 30;

    private readonly CertificatesModel _model;

    public CertificatesPage(CertificatesModel model)
        : base("certificates", "Certificates", root => $"{(model.FaultOf(root) is null ? " " : "!")} {root.Id}  {model.FaultOf(root)}")
    {
        _model = model;
        List.EmptyText = "No certificates beside the system's. n trusts the authority of a server of your own.";
    }

    public override string About =>
        "Root certificates you trust for your own servers. Safer than accepting any certificate: name and validity are still checked.";

    protected override IReadOnlyList<TrustedRoot> Items => _model.Items;

    protected override Problem? Problem => _model.Problem;

    public override IEnumerable<Command> Commands() =>
    [
        Does("import", "Trust the root certificates of a file", "n", () => Go(ImportAsync()), 80, "Import"),
        Does("remove", "Trust it no more", "delete|d", () => Go(RemoveAsync()), 50, "Remove", () => List.Current is not null),
        Does("undo", "Trust the last one again", "u", () => Go(UndoAsync()), 60, "Undo", () => _model.CanUndo),
        Does("refresh", "Look again", "r", () => Go(_model.LoadAsync())),
        ReadKey(),
    ];

    public override void Open() => Go(_model.LoadAsync());

    protected override string Heading(TrustedRoot item) => item.Id;

    protected override StyledText Describe(TrustedRoot item)
    {
        var fault = _model.FaultOf(item);
        var days = _model.DaysLeft(item);
        var left = fault ?? $"{days} days left";
        return new Facts()
            .Line("Subject", item.Subject)
            .Line("Valid from", Day(item.ValidFrom))
            .Line("Valid to", $"{Day(item.ValidTo)} ({left})", fault is not null ? Role.Error : days <= Soon ? Role.Warning : Role.Success)
            .Heading("Fingerprint (SHA-256)")
            .Text(string.Join(":", Enumerable.Range(0, item.Fingerprint.Length / 2).Select(at => item.Fingerprint.Substring(at * 2, 2).ToUpperInvariant())))
            .Gap()
            .Line("File", $"{Path.GetFileName(Path.GetDirectoryName(item.File))}/{Path.GetFileName(item.File)}, in the home folder")
            .Build();
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task ImportAsync()
    {
        string? done = null;
        var taken = await Sheets.FillInAsync(
            Ui,
            "Trust a certificate",
            [
                new FormField { Id = "file", Label = "File", IsRequired = true, Help = "On the machine this program runs on, in PEM or DER." },
                new FormField { Id = "name", Label = "Name", Placeholder = "from its subject", Help = "What to call it." },
            ],
            async values =>
            {
                (done, var problem) = await _model.ImportAsync(values["file"], values["name"].Trim() is { Length: > 0 } name ? name : null);
                return problem;
            },
            "Trust");
        if (taken)
        {
            Ui.Toast(done ?? "", ToastKind.Success);
        }
    }

    private async Task RemoveAsync()
    {
        if (List.Current is { } root)
        {
            var problem = await _model.RemoveAsync(root);
            Tell(problem);
            if (problem is null)
            {
                Ui.Toast($"'{root.Id}' is trusted no more; u takes that back");
            }
        }
    }

    private async Task UndoAsync()
    {
        var problem = await _model.UndoAsync();
        Tell(problem);
        if (problem is null)
        {
            Ui.Toast("It is trusted again", ToastKind.Success);
        }
    }
}
