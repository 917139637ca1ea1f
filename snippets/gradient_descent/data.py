"""What is fitted: a bias to three doses, and two weights to four plants.

The outputs c are those of the network in "Neural Networks Pt. 2:
Backpropagation Main Ideas" by Josh Starmer (StatQuest), without its last bias.
The plants are made up.
"""

import numpy as np

# --8<-- [start:doses]
c = np.array([-2.6037, -1.6090, -2.6149])  # outputs without the bias
y = np.array([0.0, 1.0, 0.0])  # targets: what should come out
n = len(y)
# --8<-- [end:doses]

# --8<-- [start:plants]
u = np.array([1.0, 1.0, -1.0, -1.0])  # light: hours more than usual
v = np.array([4.0, -4.0, 4.0, -4.0])  # water: decilitres more than usual
growth = np.array([5.5, -1.5, 0.5, -4.5])  # centimetres more than usual
# --8<-- [end:plants]
