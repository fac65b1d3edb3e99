using System.Diagnostics;
using System.Text;

namespace LettucePlug.Imaging;

/// <summary>
/// Decodes what this library does not by asking outside programs for the pixels. All three streams of a program are
/// redirected, so it never touches the terminal; its time and output are capped; it is killed on cancellation.
/// </summary>
public sealed class ExternalDecoder
{
    private const int MaxComplaint = 4096;
    private static readonly Lazy<ExternalDecoder> Machine = new(() => new ExternalDecoder(FindTools()));
    private readonly IReadOnlyList<ExternalTool> _tools;

    /// <summary>Uses the given programs, in their order.</summary>
    public ExternalDecoder(IReadOnlyList<ExternalTool> tools)
    {
        _tools = tools;
    }

    /// <summary>Uses what the search path of this process holds; looked up once.</summary>
    public static ExternalDecoder OfThisMachine => Machine.Value;

    /// <summary>The longest one program may take.</summary>
    /// <value>20 seconds.</value>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The clock behind <see cref="TimeLimit"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether some program here decodes a type.</summary>
    public bool CanDecode(string mediaType) => _tools.Any(tool => tool.MediaTypes.Contains(mediaType));

    /// <summary>Decodes a whole file. Programs are tried in order until one succeeds.</summary>
    /// <exception cref="PreviewUnavailableException">There is no program for the type, or each failed.</exception>
    /// <exception cref="ImageTooLargeException">The size in the file's header exceeds the limits.</exception>
    public async Task<Bitmap> DecodeAsync(
        ReadOnlyMemory<byte> file, string mediaType, ImageDecodeOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var size = ImageSniffer.Read(file.Span)?.Size;
        if (size is { } known)
        {
            options.Limits.CheckPixels(mediaType, known, Bitmap.BytesPerPixel);
        }

        PreviewUnavailableException? failure = null;
        foreach (var tool in _tools.Where(tool => tool.MediaTypes.Contains(mediaType)))
        {
            try
            {
                var output = await RunAsync(tool, file, mediaType, options.Limits, cancellationToken).ConfigureAwait(false);
                return tool.Output == ExternalOutput.Png
                    ? PngDecoder.Decode(output, options.Limits, cancellationToken)
                    : Reshaped(KittyPixels.Read(output.Span, options.Limits), size, cancellationToken);
            }
            catch (PreviewUnavailableException cause)
            {
                failure = cause;
            }
            catch (CorruptImageException cause)
            {
                failure = PreviewUnavailableException.Failed(mediaType, tool.Name, "its output is no whole picture", cause);
            }
        }

        throw failure ?? PreviewUnavailableException.NoTool(
            mediaType,
            [.. ExternalTool.Known.Where(tool => tool.MediaTypes.Contains(mediaType)).Select(tool => tool.Name)]);
    }

    // What was drawn for cells has only about the shape of the picture, and may be larger than it.
    private static Bitmap Reshaped(Bitmap drawn, PixelSize? size, CancellationToken cancellationToken) => size is { } real
        ? BitmapScaler.Scale(drawn, BitmapScaler.Fit(real, drawn.Size), cancellationToken: cancellationToken)
        : drawn;

    private static List<ExternalTool> FindTools()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .ToList();
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        return
        [
            .. from tool in ExternalTool.Known
               let path = folders.Select(folder => Path.Combine(folder, tool.Path + suffix)).FirstOrDefault(File.Exists)
               where path is not null
               select tool with { Path = path },
        ];
    }

    private async Task<ReadOnlyMemory<byte>> RunAsync(
        ExternalTool tool,
        ReadOnlyMemory<byte> file,
        string mediaType,
        ImageLimits limits,
        CancellationToken cancellationToken)
    {
        using var process = Start(tool, mediaType);
        using var timeout = new CancellationTokenSource(TimeLimit, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var feeding = FeedAsync(process.StandardInput.BaseStream, file, either.Token);
            var complaining = ReadComplaintAsync(process.StandardError.BaseStream, either.Token);
            var output = await BoundedFile.ReadAsync(process.StandardOutput.BaseStream, limits, either.Token)
                .ConfigureAwait(false);
            await feeding.ConfigureAwait(false);
            var complaint = await complaining.ConfigureAwait(false);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return process.ExitCode == 0 && output.Length > 0
                ? output
                : throw PreviewUnavailableException.Failed(
                    mediaType, tool.Name, complaint.Length > 0 ? complaint : $"it ended with code {process.ExitCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw PreviewUnavailableException.Failed(
                mediaType, tool.Name, $"it took longer than {TimeLimit.TotalSeconds:0.#} seconds");
        }
        catch (ImageTooLargeException cause)
        {
            throw PreviewUnavailableException.Failed(mediaType, tool.Name, "its output is too large", cause);
        }
        finally
        {
            Stop(process);
        }
    }

    private static Process Start(ExternalTool tool, string mediaType)
    {
        var start = new ProcessStartInfo(tool.Path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // Programs that draw for terminals wrap what they write when they see a multiplexer.
        start.Environment.Remove("TMUX");
        start.Environment["TERM"] = "xterm-256color";
        foreach (var argument in tool.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Exception cause) when (cause is System.ComponentModel.Win32Exception or IOException)
        {
            throw PreviewUnavailableException.Failed(mediaType, tool.Name, "it could not be started", cause);
        }
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception cause) when (cause is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It had ended by itself.
        }
    }

    private static async Task FeedAsync(Stream input, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        try
        {
            await input.WriteAsync(file, cancellationToken).ConfigureAwait(false);
            await input.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The program stopped reading; its exit code and its words say why.
        }
    }

    /// <summary>The last line a program printed, without anything that could steer a terminal.</summary>
    private static async Task<string> ReadComplaintAsync(Stream errors, CancellationToken cancellationToken)
    {
        var kept = new byte[MaxComplaint];
        var length = 0;
        int read;
        var dropped = new byte[1024];
        while ((read = await errors.ReadAsync(
            length < kept.Length ? kept.AsMemory(length) : dropped, cancellationToken).ConfigureAwait(false)) > 0)
        {
            length = Math.Min(kept.Length, length + read);
        }

        var lines = Encoding.UTF8.GetString(kept, 0, length)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "" : string.Concat(lines[^1].Where(letter => !char.IsControl(letter))).TrimEnd('.');
    }
}
