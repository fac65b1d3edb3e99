Console.Error.WriteLine("lettuceplug: nothing is built in yet");
return 2;
