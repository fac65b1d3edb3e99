using System.Diagnostics;

namespace LettucePlug.Imaging.Tests.Support;

/// <summary>The independent decoder and encoder. Tests that need it are skipped, with the reason, where it is absent.</summary>
internal static class ImageMagick
{
    private static readonly Lazy<string?> Executable = new(Find);

    public static byte[] Require(byte[] input, params string[] arguments)
    {
        if (Executable.Value is null)
        {
            Assert.Skip("ImageMagick is not installed (Debian: apt-get install imagemagick); it is the reference decoder.");
        }

        var (code, output, errors) = Run(Executable.Value, input, arguments);
        return code == 0 && output.Length > 0
            ? output
            : throw new InvalidOperationException($"convert {string.Join(' ', arguments)} failed: {errors}");
    }

    /// <summary>Decodes to straight RGBA of 8 bits.</summary>
    public static byte[] Decode(byte[] file, string format) =>
        Require(file, $"{format}:-[0]", "-alpha", "on", "-depth", "8", "RGBA:-");

    private static string? Find() =>
        new[] { "convert", "/usr/bin/convert", "magick" }.FirstOrDefault(IsReal);

    private static bool IsReal(string candidate)
    {
        try
        {
            return Run(candidate, [], "-version").Output.AsSpan().IndexOf("ImageMagick 6"u8) >= 0
                || Run(candidate, [], "-version").Output.AsSpan().IndexOf("ImageMagick 7"u8) >= 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int Code, byte[] Output, string Errors) Run(string program, byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var feeding = Task.Run(() =>
        {
            try
            {
                process.StandardInput.BaseStream.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // The program did not want its input.
            }
        });
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        feeding.Wait();
        return (process.ExitCode, output.ToArray(), errors.Result);
    }
}
