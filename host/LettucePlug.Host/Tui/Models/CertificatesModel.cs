using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The root certificates the user trusts beside the system's.</summary>
internal sealed class CertificatesModel(Services services)
{
    private (string Id, string Pem)? _removed;

    public IReadOnlyList<TrustedRoot> Items { get; private set; } = [];

    public Problem? Problem { get; private set; }

    /// <summary>Whether one was removed that can come back.</summary>
    public bool CanUndo => _removed is not null;

    /// <summary>What went wrong with one: not valid yet, or not any more.</summary>
    public string? FaultOf(TrustedRoot root)
    {
        var now = services.Time.GetUtcNow();
        return now < root.ValidFrom ? "not valid yet" : now >= root.ValidTo ? "expired" : null;
    }

    /// <summary>How long it holds, in days.</summary>
    public int DaysLeft(TrustedRoot root) => (int)Math.Floor((root.ValidTo - services.Time.GetUtcNow()).TotalDays);

    public async Task LoadAsync()
    {
        try
        {
            Items = await Task.Run(services.Certificates.List);
            Problem = null;
        }
        catch (Exception error)
        {
            Problem = Problem.Of(error);
        }
    }

    /// <summary>Trusts the roots of a file, in PEM or DER.</summary>
    /// <returns>What became of its certificates, or why nothing was changed.</returns>
    public async Task<(string? Done, Problem? Problem)> ImportAsync(string path, string? name)
    {
        try
        {
            var file = Path.GetFullPath(path.Trim());
            var result = await Task.Run(() => services.Certificates.ImportAsync(file, name, CancellationToken.None));
            await ReopenAsync();
            var parts = new List<string>();
            if (result.Added.Count > 0)
            {
                parts.Add("Trusted now: " + string.Join(", ", result.Added.Select(root => root.Id)));
            }

            if (result.AlreadyTrusted.Count > 0)
            {
                parts.Add("trusted already: " + string.Join(", ", result.AlreadyTrusted.Select(root => root.Id)));
            }

            if (result.LeftOut > 0)
            {
                parts.Add($"{result.LeftOut} left out, which are no roots");
            }

            return (string.Join("; ", parts), null);
        }
        catch (Exception error)
        {
            return (null, Problem.Of(error));
        }
    }

    /// <summary>Trusts one no more; <see cref="UndoAsync"/> takes that back.</summary>
    public async Task<Problem?> RemoveAsync(TrustedRoot root)
    {
        try
        {
            var pem = await Task.Run(() => TrustedRoots.Export(root));
            await Task.Run(() => services.Certificates.Remove(root.Id));
            _removed = pem;
            await ReopenAsync();
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    public async Task<Problem?> UndoAsync()
    {
        if (_removed is not { } pem)
        {
            return null;
        }

        _removed = null;
        try
        {
            await Task.Run(() => services.Certificates.Restore(pem));
            await ReopenAsync();
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    // What is open already was opened with the roots of that moment.
    private async Task ReopenAsync()
    {
        await services.Opener.ForgetAllAsync();
        await LoadAsync();
    }
}
