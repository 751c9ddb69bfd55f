"""What people ask about recurrent layers, each answered with a picture and the place in the program that shows it."""
